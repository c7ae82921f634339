"""A coordinator is told each Monday of what needs them."""

from typing import Any

import pytest

from tests.factories import (
    BodyFactory,
    MailingFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.mail_server import Inbox
from tests.reminders.coordinating.scenes import DAY, MONDAY, rows, wish
from tests.reminders.scenes import at, day, matter, told
from tests.reminders.test_letters import part
from tracker.models import ActionItem, Person, Reminder
from tracker.reminders import plan, tell
from tracker.responses import assign, change_status

pytestmark = pytest.mark.django_db


def overdue(item: ActionItem, cecilia: Person, due: str = "2019-01-30") -> ActionItem:
    """Another of hers, of the same decision, which was due in the week before."""
    late = matter(cecilia, due=due, decision=item.decision)
    told(cecilia, late)
    return late


def test_nothing_where_there_is_nothing(item: ActionItem, smtp: Inbox) -> None:
    tell(MONDAY)
    assert (smtp.to("anna@example.org"), rows("week")) == ([], [])


def test_what_needs_her_by_kind(item: ActionItem, cecilia: Person, smtp: Inbox) -> None:
    given: dict[str, Any] = {"decision": item.decision}
    told(cecilia, matter(cecilia, due="2019-01-30", text="Sent", **given))
    matter(text="Ingens", **given)
    matter(PersonFactory(name="Nils Utan", email=""), text="Utan adress", **given)
    for text, status in (("Studsat", "failed"), ("Oklart", "uncertain")):
        row = told(cecilia, matter(cecilia, text=text, **given))
        letter = MailingFactory(person=cecilia, day=day(f"2019-01-2{len(text)}"), status="failed")
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


def test_once_a_week_however_often_it_is_planned(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    overdue(item, cecilia)
    for later in range(14):
        tell(MONDAY + later * DAY)
    days = [mail["Date"].datetime.date() for mail in smtp.to("anna@example.org")]
    assert days == [day("2019-02-04"), day("2019-02-11")]


def test_what_goes_wrong_later_in_the_week_waits(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    late = overdue(item, cecilia, due="2019-02-04")
    tell(MONDAY)
    assign(item, [], by=anna, via="page", now=MONDAY + DAY)
    for later in range(1, 8):
        tell(MONDAY + later * DAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Date"].datetime.date() == day("2019-02-11")
    assert [str(each) in part(mail, "plain") for each in (late, item)] == [True, True]


def test_a_monday_without_a_run_is_left_to_the_next(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    overdue(item, cecilia)
    for later in (2, 7):
        tell(MONDAY + later * DAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Date"].datetime.date() == day("2019-02-11")


def test_what_was_planned_goes_later_where_the_server_would_not_take_it(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    overdue(item, cecilia)
    plan(MONDAY)
    tell(MONDAY + 2 * DAY)
    assert len(smtp.to("anna@example.org")) == 1


def test_what_was_settled_before_it_went_is_left_out(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    late = overdue(item, cecilia)
    plan(at("2019-02-04T06:00"))
    change_status(late, "done", by=anna, via="page", now=at("2019-02-04T06:30"))
    tell(MONDAY)
    assert (smtp.to("anna@example.org"), rows("week")) == ([], [("Anna", "obsolete")])


def test_nothing_of_another_body(item: ActionItem, cecilia: Person, smtp: Inbox) -> None:
    told(cecilia, matter(cecilia, due="2019-01-30"))
    tell(MONDAY)
    assert smtp.to("anna@example.org") == []


def test_a_section_for_each_body(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    ssk = MeetingFactory(body=BodyFactory(short_name="SSK"))
    MembershipFactory(person=anna, body=ssk.body, is_coordinator=True)
    overdue(item, cecilia)
    matter(decision__agenda_item__meeting=ssk)
    tell(MONDAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "Läget i LG: 1 försenat; läget i SSK"


def test_those_who_want_none_have_no_rows_for_it(
    item: ActionItem, cecilia: Person, anna: Person
) -> None:
    Person.objects.filter(pk=anna.pk).update(wants_mail=False)
    overdue(item, cecilia)
    plan(MONDAY)
    assert rows("week") == []


def test_a_long_list_is_cut_and_leads_to_the_rest(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    for _ in range(17):
        matter(decision=item.decision)
    tell(MONDAY)
    [mail] = smtp.to("anna@example.org")
    address = f"http://testserver/uppdrag/?body={item.meeting.body_id}&who=none"
    assert f"  och 2 till: {address}" in part(mail, "plain")
    assert mail["Subject"] == "Läget i LG: 17 utan ansvarig"


def test_a_row_is_written_once_by_two_planners(item: ActionItem, cecilia: Person) -> None:
    wish(item, cecilia)
    matter(decision=item.decision)
    first, second = plan(MONDAY), plan(MONDAY)
    assert (first > 0, second) == (True, 0)
    assert rows("week") == [("Anna", "waiting")]
