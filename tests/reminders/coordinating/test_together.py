"""What a coordinator is told of wishes, of the week and of their own matters, in one letter."""

import datetime

import pytest

from tests.factories import AgendaItemFactory, BodyFactory, MembershipFactory
from tests.mail_server import Inbox
from tests.reminders.coordinating.scenes import DAY, FRIDAY, MONDAY, wish
from tests.reminders.scenes import at, counts, day, matter, told
from tests.reminders.test_letters import part
from tracker.models import ActionItem, Person
from tracker.redacting import without_tokens
from tracker.reminders import tell

pytestmark = pytest.mark.django_db
HEADINGS = ("Nytt", "Mer tid önskas", "Läget i LG", "Läget i SSK", "Konfidentiellt")


def test_a_coordinator_who_has_matters_gets_one_letter_with_all(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    matter(anna, text="Boka sal", assigned_at=FRIDAY, decision=item.decision)
    late = matter(cecilia, due="2019-01-30", decision=item.decision)
    told(cecilia, late)
    wish(item, cecilia, at_=FRIDAY + DAY)
    tell(MONDAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "Nytt: Boka sal; 1 önskar mer tid; läget i LG"
    headings = [line for line in part(mail, "plain").splitlines() if line in HEADINGS]
    assert headings == ["Nytt", "Mer tid önskas", "Läget i LG"]


def test_of_a_confidential_matter_it_says_only_that_there_is_one(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    point = AgendaItemFactory(meeting=item.meeting, title="Rekrytering", is_confidential=True)
    ActionItem.objects.update(text="Anställa någon", due_on=day("2019-01-30"))
    item.decision.agenda_item = point
    item.decision.save()
    wish(item, cecilia)
    tell(FRIDAY)
    tell(MONDAY)
    mails = smtp.to("anna@example.org")
    everything = "".join(
        part(mail, kind) + str(mail["Subject"]) for mail in mails for kind in ("plain", "html")
    )
    # The letters of a token are random, and may well be "LG".
    words = without_tokens(everything)
    secrets = ("Anställa", "Rekrytering", "Cecilia", "1 mar", "30 jan", "Läget i", "Mer tid", "LG")
    assert [secret for secret in secrets if secret in words] == []
    assert [mail["Subject"] for mail in mails] == ["Ett konfidentiellt uppdrag behöver dig"] * 2
    assert f"http://testserver{item.get_absolute_url()}" in everything


def test_never_two_mails_a_day_to_a_coordinator_whatever_happens(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    start = at("2019-01-28T06:30")
    for later in range(21):
        now = start + later * DAY
        matter(anna, due=str(now.date() + 8 * DAY), assigned_at=now, decision=item.decision)
        matter(decision=item.decision)
        wish(item, cecilia, at_=now)
        for hour in range(3):
            tell(now + datetime.timedelta(hours=hour * 6))
    days = [mail["Date"].datetime.date() for mail in smtp.to("anna@example.org")]
    assert len(days) == len(set(days)) == 15


def test_however_many_bodies_she_has_her_letter_stops_nobody(
    anna: Person, rickard: Person, smtp: Inbox
) -> None:
    """Their names are more than a subject can hold, and the ledger with it."""
    for number in range(9):
        body = BodyFactory(name=f"Nätverket för samhällsplanering {number}", short_name="")
        MembershipFactory(person=anna, body=body, is_coordinator=True)
        matter(decision__agenda_item=AgendaItemFactory(meeting__body=body))
    matter(rickard)
    assert counts(tell(MONDAY)) == (2, 0, 0)
    subject = str(smtp.to(anna.email)[0]["Subject"])
    assert subject.startswith("Läget i Nätverket för samhällsplanering 0: 1 utan ansvarig; ")
    assert (len(subject) <= 300, subject[-1]) == (True, "…")
