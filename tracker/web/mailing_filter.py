"""The ledger of mails, narrowed by status and person."""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.access import visible_to
from tracker.models import Mailing, Person
from tracker.web.filters import ListFilterSet


def recipients(request: HttpRequest) -> QuerySet[Person]:
    """Those who have been written to, as far as the reader may see the letters."""
    letters = visible_to(request.user, Mailing.objects.all())
    return Person.objects.filter(pk__in=letters.values("person"))


class MailingFilter(ListFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Läge"), choices=Mailing.Status.choices, empty_label=_("Alla lägen")
    )
    person = django_filters.ModelChoiceFilter(
        label=_("Person"), queryset=recipients, empty_label=_("Alla personer")
    )

    class Meta:
        model = Mailing
        fields: list[str] = []

    @property
    def qs(self) -> QuerySet[Mailing]:
        found: QuerySet[Mailing] = super().qs
        return found.order_by("-day", "-pk")
