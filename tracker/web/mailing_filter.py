"""The ledger of mails, narrowed by what became of them, by person, body, occasion and day."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker import clock
from tracker.access import visible_to
from tracker.models import Body, MailHold, Mailing, Person, Reminder
from tracker.models.reminders import in_bodies
from tracker.reminders.policy import APPROVE, BEFORE, BRIEF, MOVED, NEW, OVERDUE
from tracker.web.filters import DayFilter, ListFilterSet, TextFilter, visible_bodies

HELD = "held"
UNSETTLED = (Mailing.Status.WAITING, Mailing.Status.SENDING, Mailing.Status.UNCERTAIN)


def recipients(request: HttpRequest) -> QuerySet[Person]:
    """Those who have been written to, as far as the reader may see the letters."""
    letters = visible_to(request.user, Mailing.objects.all())
    return Person.objects.filter(pk__in=letters.values("person"))


class MailingFilter(ListFilterSet):
    STATUSES = [*Mailing.Status.choices, (HELD, pgettext_lazy("mejl", "hålls"))]
    OCCASIONS = [
        (NEW, _("nytt uppdrag")),
        (BEFORE, _("före sista dagen")),
        (OVERDUE, _("försenat")),
        (BRIEF, _("inför mötet")),
        (MOVED, _("klart senast har ändrats")),
        (APPROVE, _("protokoll att justera")),
    ]

    q = TextFilter("person__name", "subject")
    person = django_filters.ModelChoiceFilter(
        label=_("Person"), queryset=recipients, empty_label=_("Alla personer")
    )
    status = django_filters.ChoiceFilter(
        label=_("Läge"), choices=STATUSES, empty_label=_("Alla lägen"), method="of_status"
    )
    occasion = django_filters.ChoiceFilter(
        label=_("Anledning"),
        choices=OCCASIONS,
        empty_label=_("Alla anledningar"),
        method="of_occasion",
    )
    body = django_filters.ModelChoiceFilter(
        label=_("Organ"), queryset=visible_bodies, empty_label=_("Alla organ"), method="of_body"
    )
    day_from = DayFilter("day", "gte", _("Från och med"))
    day_to = DayFilter("day", "lte", _("Till och med"))

    class Meta:
        model = Mailing
        fields: list[str] = []

    def __init__(self, data: object, queryset: QuerySet[Mailing], *, request: HttpRequest) -> None:
        super().__init__(data, queryset, request=request)
        self.filters["q"].label = _("Sök namn eller ämne")

    @property
    def qs(self) -> QuerySet[Mailing]:
        found: QuerySet[Mailing] = super().qs
        return found.order_by("-day", "-pk")

    def of_status(self, letters: QuerySet[Mailing], name: str, value: str) -> QuerySet[Mailing]:
        if value != HELD:
            return letters.filter(status=value)
        holds = MailHold.objects.in_force(clock.today()).filter(person=OuterRef("person"))
        return letters.filter(Exists(holds), status__in=UNSETTLED)

    def of_occasion(self, letters: QuerySet[Mailing], name: str, value: str) -> QuerySet[Mailing]:
        return letters.filter(Exists(self._rows().filter(occasion__startswith=value)))

    def of_body(self, letters: QuerySet[Mailing], name: str, value: Body) -> QuerySet[Mailing]:
        """Also of a matter that is in the text, and of which no row is left."""
        told = Mailing.bodies.through.objects.filter(mailing=OuterRef("pk"), body=value)
        return letters.filter(Q(Exists(self._rows().filter(in_bodies([value])))) | Q(Exists(told)))

    def _rows(self) -> QuerySet[Reminder]:
        """A letter's rows that exist for the reader."""
        return visible_to(self.request.user, Reminder.objects.filter(mailing=OuterRef("pk")))
