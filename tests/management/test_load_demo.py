"""What the demo promises: somebody who opens it finds this on 25 January 2019 at 16:00."""

import datetime

import pytest
from django.core.management import CommandError
from django.test import Client
from pytest_django import Settings

from tests.management.running import output_of
from tests.reading_once import read_once
from tests.reminders.scenes import at
from tracker import access, reminders, review
from tracker.models import ActionEvent, ActionItem, Body, Meeting, MinutesFile, Person, User

pytestmark = pytest.mark.django_db

OPENS = at("2019-01-25T16:00")
SSK_DAY = datetime.date(2019, 2, 7)


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True
    with read_once():
        output_of("load_demo")


@pytest.fixture
def draft(demo: None) -> MinutesFile:
    return MinutesFile.objects.get(state="draft")


@pytest.fixture
def cecilia(demo: None) -> Person:
    return Person.objects.get(name="Cecilia Mårtensson")


@pytest.fixture
def accepted(draft: MinutesFile) -> Meeting:
    return review.accept(draft, by=User.objects.get(email="anna@example.org"), now=OPENS)


def open_items(person: Person) -> list[ActionItem]:
    return list(ActionItem.objects.open().assigned_to(person))


def test_refuses_outside_the_demo(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        output_of("load_demo")
    assert not User.objects.exists()


def test_does_nothing_where_data_are(demo: None) -> None:
    before = (Person.objects.count(), ActionEvent.objects.count(), MinutesFile.objects.count())
    assert output_of("load_demo") == "The demo data are there already.\n"
    after = (Person.objects.count(), ActionEvent.objects.count(), MinutesFile.objects.count())
    assert after == before


@pytest.mark.parametrize(
    ("email", "admin", "coordinates"),
    [
        ("admin@example.org", True, 4),
        ("anna@example.org", False, 2),
        ("cecilia@example.org", False, 0),
    ],
)
def test_its_three_kinds_of_people_log_in(
    demo: None, client: Client, email: str, admin: bool, coordinates: int
) -> None:
    assert client.login(username=email, password="demo")
    user = User.objects.get(email=email)
    assert access.is_admin(user) == admin
    assert access.coordinated_bodies(user).count() == coordinates


def test_the_minutes_of_the_day_wait_for_review(draft: MinutesFile) -> None:
    assert draft.uploaded_at == at("2019-01-25T15:50")
    assert draft.draft["meeting"]["date"] == "2019-01-25"
    assert draft.draft["meeting"]["body"] == "Södertörnskommunernas ledningsgrupp"


def test_the_minutes_of_june_are_in_and_nearly_all_is_done(demo: None) -> None:
    assert [str(meeting) for meeting in Meeting.objects.all()] == ["SSK 2018-06-06"]
    left = ActionItem.objects.open().get()
    assert left.text.startswith("Möten om brandförsvarets budget")
    assert not left.assignments.exists()


def test_cecilia_has_nothing_to_do_yet(cecilia: Person) -> None:
    assert open_items(cecilia) == []


def test_before_anything_is_accepted_only_the_week_is_told_to_the_coordinator(demo: None) -> None:
    letters = [(line.address, line.subject) for line in reminders.dry_run(at("2019-01-28T07:30"))]
    assert letters == [("anna@example.org", "Läget i SSK: 1 försenat")]


def test_the_coordinator_is_shown_what_accepting_will_make(draft: MinutesFile) -> None:
    preview = review.preview(draft, by=User.objects.get(email="anna@example.org"), now=OPENS)
    assert (preview.error, preview.new_bodies, preview.new_meetings) == (
        None,
        [],
        [("SSK", SSK_DAY)],
    )


def test_accepting_gives_cecilia_four_matters_for_the_next_meeting(
    accepted: Meeting, cecilia: Person
) -> None:
    items = open_items(cecilia)
    assert [item.due_on for item in items] == [SSK_DAY] * 4
    assert {str(item.due_meeting) for item in items} == {"SSK 2019-02-07"}


def test_accepting_tables_one_matter_to_ssk_and_one_to_a_meeting_not_yet_planned(
    accepted: Meeting,
) -> None:
    tabled = accepted.agenda_items.filter(decisions__kind="tabled")
    decisions = [point.decisions.get() for point in tabled.order_by("position")]
    assert [(str(each.due_meeting), str(each.due_body)) for each in decisions] == [
        ("SSK 2019-02-07", "None"),
        ("None", "Södertörnskommunernas ledningsgrupp"),
    ]


def test_a_group_gets_its_matter_through_its_contact(accepted: Meeting) -> None:
    group = Body.objects.get(name="Kommundirektörerna")
    item = ActionItem.objects.get(assignments__body=group)
    rickard = Person.objects.get(name="Rickard Sundbom")
    assert item in open_items(rickard)


@pytest.mark.parametrize(
    ("moment", "names"),
    [
        ("2019-01-28T07:30", ["anna", "cecilia", "rickard"]),
        ("2019-01-31T07:30", ["cecilia", "rickard"]),
    ],
)
def test_cecilia_and_rickard_get_mail_and_on_mondays_the_coordinator(
    accepted: Meeting, moment: str, names: list[str]
) -> None:
    addresses = sorted(line.address for line in reminders.dry_run(at(moment)))
    assert addresses == [f"{name}@example.org" for name in names]


def test_nobody_has_an_address_outside_example_org(demo: None) -> None:
    people = Person.objects.exclude(email="").exclude(email__endswith="@example.org")
    assert not people.exists()
    assert Person.objects.filter(email="", memberships__isnull=False).exists()
