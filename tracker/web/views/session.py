"""Logging in and out."""

from django.contrib.auth.views import LoginView, LogoutView

from tracker.web.forms import LoginForm

login = LoginView.as_view(
    template_name="login/page.html",
    authentication_form=LoginForm,
    redirect_authenticated_user=True,
)
logout = LogoutView.as_view()
