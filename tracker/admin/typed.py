"""Django's classes as django-stubs describe them: with the model in brackets.

At run time Django's own take no brackets, so they get them here.
"""

import types
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth import forms as auth_forms

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin as ModelAdmin
    from django.contrib.admin import StackedInline as StackedInline
    from django.contrib.admin import TabularInline as TabularInline
    from django.contrib.auth.admin import UserAdmin as UserAdmin
    from django.contrib.auth.forms import AdminUserCreationForm as AdminUserCreationForm
    from django.contrib.auth.forms import UserChangeForm as UserChangeForm
    from django.forms import BaseModelFormSet as BaseModelFormSet
    from django.forms import ModelForm as ModelForm
else:

    def _subscriptable(original: type) -> type:
        def fill(namespace: dict[str, Any]) -> None:
            namespace["__class_getitem__"] = classmethod(lambda cls, models: cls)

        return types.new_class(original.__name__, (original,), exec_body=fill)

    ModelAdmin = _subscriptable(admin.ModelAdmin)
    StackedInline = _subscriptable(admin.StackedInline)
    TabularInline = _subscriptable(admin.TabularInline)
    UserAdmin = _subscriptable(auth_admin.UserAdmin)
    AdminUserCreationForm = _subscriptable(auth_forms.AdminUserCreationForm)
    UserChangeForm = _subscriptable(auth_forms.UserChangeForm)
    ModelForm = _subscriptable(forms.ModelForm)
    BaseModelFormSet = _subscriptable(forms.BaseModelFormSet)
