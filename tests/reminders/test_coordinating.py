"""What a coordinator is told of others' matters: wishes for more time, and the week's troubles."""

import datetime
from typing import Any

import pytest

from tests.factories import (
    ActionEventFactory,
    AgendaItemFactory,
    BodyFactory,
    MailingFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tests.mail_server import Inbox
from tests.reminders.scenes import at, counts, day, matter, told
from tests.reminders.test_letters import part
from tracker.models import ActionItem, Meeting, Person, Reminder
from tracker.reminders import plan, tell
from tracker.responses import assign, change_status, grant_time, refuse_time, wish_for_time

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
# Thursday; the week's letters go on Monday 4 February.
WISHED_AT = at("2019-01-31T10:00")
FRIDAY = at("2019-02-01T07:30")
MONDAY = at("2019-02-04T07:30")


@pytest.fixture
def item(cecilia: Person, anna: Person, meeting: Meeting) -> ActionItem:
    """Cecilia's, and she has been told; Anna coordinates."""
    item = matter(
        cecilia,
        due="2019-02-20",
        text="Ringa regionen",
        decision__agenda_item__meeting=meeting,
        decision__agenda_item__number="5",
    )
    told(cecilia, item)
    return item


def wish(
    item: ActionItem, by: Person, *, to: str = "2019-03-01", at_: datetime.datetime = WISHED_AT
) -> None:
    item.refresh_from_db()
    wish_for_time(item, day(to), by=by, via="mail", now=at_, note="Regionen dröjer")


def rows(kind: str) -> list[tuple[str, str]]:
    """To whom, and what became of it."""
    found = Reminder.objects.filter(occasion__startswith=kind).order_by("pk")
    return [(row.person.first_name, row.status) for row in found]


class TestWish:
    def test_the_coordinator_is_told_the_next_morning_and_once(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        wish(item, cecilia)
        tell(WISHED_AT)
        assert smtp.messages == []
        for later in range(4):
            tell(FRIDAY + later * DAY)
        [mail] = smtp.to("anna@example.org")
        assert mail["Subject"] == "Mer tid önskas till fre 1 mar: Ringa regionen"
        assert rows("wish") == [("Anna", "sent")]

    def test_the_letter_says_who_what_and_where_to_decide(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        wish(item, cecilia)
        tell(FRIDAY)
        text = part(smtp.to("anna@example.org")[0], "plain")
        assert (
            f"""\
Mer tid önskas
----------
Mötet bestämde dagen. Du som är samordnare avgör om den ska flyttas.

* Ringa regionen
  Cecilia Mårtensson ber om mer tid, till fre 1 mar 2019. ”Regionen dröjer”
  Klart senast: ons 20 feb 2019, om 19 dagar
  Beslut av LG fre 25 jan 2019, punkt 5
  Bevilja eller avslå: http://testserver{item.get_absolute_url()}
"""
            in text
        )
        assert "Du har" not in text
        assert "/svar/" not in text

    def test_one_without_an_account_is_told_how_to_get_in(
        self, item: ActionItem, cecilia: Person, anna: Person, rickard: Person, smtp: Inbox
    ) -> None:
        MembershipFactory(person=rickard, body=item.meeting.body, is_coordinator=True)
        Person.objects.filter(pk=anna.pk).update(user=UserFactory())
        wish(item, cecilia)
        tell(FRIDAY)
        said = "ännu har du inget konto"
        letters = [smtp.to(each.email)[0] for each in (anna, rickard)]
        assert [said in part(each, "plain") for each in letters] == [False, True]
        assert [said in part(each, "html") for each in letters] == [False, True]

    def test_whoever_wished_is_not_told_of_their_own_wish(
        self, item: ActionItem, anna: Person, rickard: Person
    ) -> None:
        MembershipFactory(person=rickard, body=item.meeting.body, is_coordinator=True)
        wish(item, anna)
        plan(FRIDAY)
        assert rows("wish") == [("Rickard", "waiting")]

    @pytest.mark.parametrize("answer", [grant_time, refuse_time])
    def test_what_was_answered_before_the_letter_went_is_not_told(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox, answer: Any
    ) -> None:
        wish(item, cecilia)
        plan(FRIDAY)
        item.refresh_from_db()
        answer(item, by=anna, via="page", now=FRIDAY)
        tell(FRIDAY)
        assert (smtp.to("anna@example.org"), rows("wish")) == ([], [("Anna", "obsolete")])

    def test_a_wish_after_one_that_was_refused_is_told_again(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        wish(item, cecilia)
        tell(FRIDAY)
        item.refresh_from_db()
        refuse_time(item, by=anna, via="page", now=FRIDAY)
        wish(item, cecilia, at_=FRIDAY)
        tell(MONDAY)
        tell(MONDAY + DAY)
        assert rows("wish") == [("Anna", "sent"), ("Anna", "sent")]

    def test_another_day_before_the_letter_went_is_told_in_the_place_of_the_first(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        wish(item, cecilia)
        plan(FRIDAY)
        wish(item, cecilia, to="2019-03-15")
        tell(FRIDAY)
        [mail] = smtp.to("anna@example.org")
        assert mail["Subject"] == "Mer tid önskas till fre 15 mar: Ringa regionen"
        assert rows("wish") == [("Anna", "obsolete"), ("Anna", "sent")]

    def test_who_no_longer_coordinates_is_not_told(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        wish(item, cecilia)
        plan(FRIDAY)
        anna.memberships.update(is_coordinator=False)
        tell(FRIDAY)
        assert (smtp.messages, rows("wish")) == ([], [("Anna", "obsolete")])

    def test_who_wants_no_mail_or_has_paused(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        Person.objects.filter(pk=anna.pk).update(paused_until=FRIDAY.date())
        wish(item, cecilia)
        tell(FRIDAY)
        assert rows("wish") == [("Anna", "waiting")]
        Person.objects.filter(pk=anna.pk).update(wants_mail=False)
        tell(MONDAY)
        assert (smtp.messages, rows("wish")) == ([], [("Anna", "declined")])

    def test_several_wishes_in_one_letter(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        other = matter(cecilia, decision=item.decision, due="2019-02-25")
        told(cecilia, other)
        wish(item, cecilia)
        wish(other, cecilia)
        tell(FRIDAY)
        assert [str(mail["Subject"]) for mail in smtp.to("anna@example.org")] == [
            "Mer tid önskas för 2 uppdrag"
        ]

    def test_a_wish_tells_nobody_of_a_new_deadline(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        """A coordinator who also has the matter: the row of the wish is about another day."""
        item.assignments.update(person=anna)
        told(anna, item)
        wish(item, cecilia)
        tell(FRIDAY)
        tell(MONDAY)
        assert not Reminder.objects.filter(occasion__startswith="moved").exists()


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


HEADINGS = ("Nytt", "Mer tid önskas", "Läget i LG", "Läget i SSK", "Konfidentiellt")


class TestWeek:
    def test_nothing_where_there_is_nothing(self, item: ActionItem, smtp: Inbox) -> None:
        tell(MONDAY)
        assert (smtp.to("anna@example.org"), rows("week")) == ([], [])

    def test_what_needs_her_by_kind(self, item: ActionItem, cecilia: Person, smtp: Inbox) -> None:
        given: dict[str, Any] = {"decision": item.decision}
        told(cecilia, matter(cecilia, due="2019-01-30", text="Sent", **given))
        matter(text="Ingens", **given)
        matter(PersonFactory(name="Nils Utan", email=""), text="Utan adress", **given)
        for text, status in (("Studsat", "failed"), ("Oklart", "uncertain")):
            row = told(cecilia, matter(cecilia, text=text, **given))
            letter = MailingFactory(
                person=cecilia, day=day(f"2019-01-2{len(text)}"), status="failed"
            )
            Reminder.objects.filter(pk=row.pk).update(status=status, mailing=letter)
        tell(MONDAY)
        [mail] = smtp.to("anna@example.org")
        assert mail["Subject"] == (
            "Läget i LG: 1 försenat, 1 utan ansvarig, 1 utan adress, 1 inte framme, 1 osäkert"
        )
        lines = part(mail, "plain").splitlines()
        assert [line for line in lines if line.startswith("* ") or line.endswith(":")][:10] == [
            "Försenat:",
            "* Sent",
            "Utan ansvarig:",
            "* Ingens",
            "Saknar e-postadress:",
            "* Utan adress",
            "Mejlet gick inte fram:",
            "* Studsat",
            "Osäkert om mejlet gick fram:",
            "* Oklart",
        ]
        assert "  Ansvarig: Nils Utan (saknar e-postadress)" in lines

    def late(self, item: ActionItem, cecilia: Person, due: str = "2019-01-30") -> ActionItem:
        late = matter(cecilia, due=due, decision=item.decision)
        told(cecilia, late)
        return late

    def test_once_a_week_however_often_it_is_planned(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        self.late(item, cecilia)
        for later in range(14):
            tell(MONDAY + later * DAY)
        days = [mail["Date"].datetime.date() for mail in smtp.to("anna@example.org")]
        assert days == [day("2019-02-04"), day("2019-02-11")]

    def test_what_goes_wrong_later_in_the_week_waits(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        late = self.late(item, cecilia, due="2019-02-04")
        tell(MONDAY)
        assign(item, [], by=anna, via="page", now=MONDAY + DAY)
        for later in range(1, 8):
            tell(MONDAY + later * DAY)
        [mail] = smtp.to("anna@example.org")
        assert mail["Date"].datetime.date() == day("2019-02-11")
        assert [str(each) in part(mail, "plain") for each in (late, item)] == [True, True]

    def test_a_monday_without_a_run_is_left_to_the_next(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        self.late(item, cecilia)
        for later in (2, 7):
            tell(MONDAY + later * DAY)
        [mail] = smtp.to("anna@example.org")
        assert mail["Date"].datetime.date() == day("2019-02-11")

    def test_what_was_planned_goes_later_where_the_server_would_not_take_it(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        self.late(item, cecilia)
        plan(MONDAY)
        tell(MONDAY + 2 * DAY)
        assert len(smtp.to("anna@example.org")) == 1

    def test_what_was_settled_before_it_went_is_left_out(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        late = self.late(item, cecilia)
        plan(at("2019-02-04T06:00"))
        change_status(late, "done", by=anna, via="page", now=at("2019-02-04T06:30"))
        tell(MONDAY)
        assert (smtp.to("anna@example.org"), rows("week")) == ([], [("Anna", "obsolete")])

    def test_nothing_of_another_body(self, item: ActionItem, cecilia: Person, smtp: Inbox) -> None:
        told(cecilia, matter(cecilia, due="2019-01-30"))
        tell(MONDAY)
        assert smtp.to("anna@example.org") == []

    def test_a_section_for_each_body(
        self, item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        ssk = MeetingFactory(body=BodyFactory(short_name="SSK"))
        MembershipFactory(person=anna, body=ssk.body, is_coordinator=True)
        self.late(item, cecilia)
        matter(decision__agenda_item__meeting=ssk)
        tell(MONDAY)
        [mail] = smtp.to("anna@example.org")
        assert mail["Subject"] == "Läget i LG: 1 försenat; läget i SSK"

    def test_however_many_bodies_she_has_her_letter_stops_nobody(
        self, anna: Person, rickard: Person, smtp: Inbox
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

    def test_those_who_want_none_have_no_rows_for_it(
        self, item: ActionItem, cecilia: Person, anna: Person
    ) -> None:
        Person.objects.filter(pk=anna.pk).update(wants_mail=False)
        self.late(item, cecilia)
        plan(MONDAY)
        assert rows("week") == []

    def test_a_long_list_is_cut_and_leads_to_the_rest(
        self, item: ActionItem, cecilia: Person, smtp: Inbox
    ) -> None:
        for _ in range(17):
            matter(decision=item.decision)
        tell(MONDAY)
        [mail] = smtp.to("anna@example.org")
        address = f"http://testserver/uppdrag/?body={item.meeting.body_id}&who=none"
        assert f"  och 2 till: {address}" in part(mail, "plain")
        assert mail["Subject"] == "Läget i LG: 17 utan ansvarig"


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
    secrets = ("Anställa", "Rekrytering", "Cecilia", "1 mar", "30 jan", "Läget i", "Mer tid", "LG")
    assert [secret for secret in secrets if secret in everything] == []
    assert [mail["Subject"] for mail in mails] == ["Ett konfidentiellt uppdrag behöver dig"] * 2
    assert f"http://testserver{item.get_absolute_url()}" in everything


def test_in_english(item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox) -> None:
    Person.objects.filter(pk=anna.pk).update(language="en")
    wish(item, cecilia)
    tell(FRIDAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "More time wished for until Fri 1 Mar: Ringa regionen"
    assert "Grant or refuse: http://testserver/" in part(mail, "plain")


def test_a_wish_without_its_line_of_history_tells_nobody(item: ActionItem) -> None:
    ActionItem.objects.update(wished_on=day("2019-03-01"))
    plan(FRIDAY)
    assert rows("wish") == []


def test_a_wish_by_somebody_who_is_gone(item: ActionItem, smtp: Inbox) -> None:
    ActionItem.objects.update(wished_on=day("2019-03-01"))
    ActionEventFactory(action_item=item, kind="time_wished", at=WISHED_AT)
    tell(FRIDAY)
    assert "Någon ber om mer tid, till fre 1 mar 2019." in part(
        smtp.to("anna@example.org")[0], "plain"
    )


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


def test_a_row_is_written_once_by_two_planners(item: ActionItem, cecilia: Person) -> None:
    wish(item, cecilia)
    matter(decision=item.decision)
    first, second = plan(MONDAY), plan(MONDAY)
    assert (first > 0, second) == (True, 0)
    assert rows("week") == [("Anna", "waiting")]
