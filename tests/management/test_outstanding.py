"""`outstanding BODY` prints what the next meeting has to see to."""

import datetime

import pytest

from tests.factories import (
    ActionItemFactory,
    AssignmentFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    ReferralFactory,
)
from tests.management.running import output_of, refusal_of, typed
from tracker.models import ActionItem, Body, Decision, Meeting

pytestmark = pytest.mark.django_db

FEB_7 = datetime.date(2019, 2, 7)


@pytest.fixture
def ssk() -> Body:
    return BodyFactory(name="Samarbetskommittén", short_name="SSK")


@pytest.fixture
def meeting(ssk: Body) -> Meeting:
    return MeetingFactory(body=ssk, date=FEB_7)


@pytest.fixture
def earlier(ssk: Body) -> Decision:
    """What SSK decided in June."""
    held = MeetingFactory(body=ssk, date=datetime.date(2018, 6, 6))
    return DecisionFactory(agenda_item__meeting=held, agenda_item__title="Bokslut")


@pytest.fixture
def open_item(earlier: Decision) -> ActionItem:
    return ActionItemFactory(decision=earlier, text="Möten planeras in.")


def test_prints_each_list_under_its_heading(
    meeting: Meeting, earlier: Decision, open_item: ActionItem
) -> None:
    due = ActionItemFactory(
        decision=earlier, text="Förbereder bilder.", due_meeting=meeting, due_on=FEB_7
    )
    AssignmentFactory(action_item=due, person=PersonFactory(name="Cecilia Mårtensson"))
    DecisionFactory(
        agenda_item=earlier.agenda_item,
        kind="tabled",
        text="Frågan bordläggs.",
        due_meeting=meeting,
        due_on=FEB_7,
    )
    ReferralFactory(body=meeting.body, title="Trafikplan 2020")
    assert output_of("outstanding", "ssk", at="2019-02-01").splitlines() == [
        "Utestående ärenden till SSK torsdag 7 februari 2019",
        "",
        "Ska vara klart till mötet",
        "- Förbereder bilder. (Cecilia Mårtensson; SSK 2019-02-07; SSK 2018-06-06)",
        "",
        "Bordlagt till mötet",
        "- Bokslut: Frågan bordläggs. (SSK 2018-06-06)",
        "",
        "Öppet sedan tidigare möten",
        "- Möten planeras in. (ansvarig saknas; SSK 2018-06-06)",
        "",
        "Remisser att besvara före nästa möte",
        "- Trafikplan 2020, svar senast 2019-02-20",
    ]


def test_the_meeting_of_the_day_itself_still_counts(meeting: Meeting) -> None:
    assert output_of("outstanding", "SSK", at="2019-02-07") == (
        "Utestående ärenden till SSK torsdag 7 februari 2019\n\nInget är utestående.\n"
    )


def test_without_a_coming_meeting_it_lists_what_waits_for_one(
    meeting: Meeting, earlier: Decision, open_item: ActionItem
) -> None:
    ActionItemFactory(decision=earlier, text="Nästa gång.", due_body=meeting.body)
    ReferralFactory(body=meeting.body, title="Utan dag", received_on=None, answer_by=None)
    assert output_of("outstanding", "SSK", at="2019-02-08").splitlines() == [
        "Utestående ärenden, SSK. Inget möte är planerat.",
        "",
        "Ska vara klart till mötet",
        "- Nästa gång. (ansvarig saknas; nästa SSK, ännu inte planerat; SSK 2018-06-06)",
        "",
        "Öppet sedan tidigare möten",
        "- Möten planeras in. (ansvarig saknas; SSK 2018-06-06)",
        "",
        "Remisser att besvara före nästa möte",
        "- Utan dag",
    ]


def test_refuses_a_body_that_nobody_knows(ssk: Body) -> None:
    assert refusal_of("outstanding", "Byggnadsnämnden") == (
        "Det finns inget organ som heter Byggnadsnämnden. De som finns: SSK"
    )


def test_refuses_a_day_that_is_none(ssk: Body) -> None:
    assert refusal_of("outstanding", "SSK", "--at", "nyss") == (
        "--at: skriv en dag som 2019-01-25, inte 'nyss'"
    )


@pytest.mark.django_db(transaction=True)
def test_typed_it_prints_the_list_and_nothing_else(meeting: Meeting) -> None:
    done = typed("outstanding", "SSK", "--at", "2019-02-01", with_database=True)
    assert (done.returncode, done.stderr, done.stdout) == (
        0,
        "",
        "Utestående ärenden till SSK torsdag 7 februari 2019\n\nInget är utestående.\n",
    )


@pytest.mark.django_db(transaction=True)
def test_typed_it_refuses_with_one_line(ssk: Body) -> None:
    done = typed("outstanding", "Byggnadsnämnden", with_database=True)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "CommandError: Det finns inget organ som heter Byggnadsnämnden. De som finns: SSK\n",
    )
