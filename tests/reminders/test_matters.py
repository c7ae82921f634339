"""Each matter once, under its most urgent reason."""

import datetime

import pytest
from django.utils import timezone

from tests.factories import BodyFactory, MeetingFactory, ReminderFactory
from tests.reminders.scenes import day, matter
from tracker.links import ANSWER, read_token
from tracker.models import ActionItem, Person, Reminder
from tracker.reminders.matters import Matter, matters_of, sections_of

TODAY = day("2019-01-31")


def rows(person: Person, item: ActionItem, *occasions: str) -> list[Reminder]:
    return [
        ReminderFactory(person=person, action_item=item, occasion=occasion, deadline=item.due_on)
        for occasion in occasions
    ]


def only(person: Person, item: ActionItem, *occasions: str) -> Matter:
    [matter] = matters_of(person, rows(person, item, *occasions), TODAY)
    return matter


@pytest.mark.parametrize(
    ("due", "occasions", "heading"),
    [
        ("2019-01-30", ["overdue:1", "new"], "Försenat"),
        ("2019-01-31", ["before:1", "new"], "I dag"),
        ("2019-02-07", ["before:7", "new", "moved:1"], "Klart senast tors 7 feb 2019"),
        ("2019-02-28", ["new", "moved:1"], "Nytt"),
        ("2019-02-28", ["moved:2"], "Nytt datum"),
        (None, ["moved:1"], "Inget datum längre"),
        ("2019-02-28", ["by-hand"], "Öppet"),
    ],
)
def test_the_heading_is_the_most_urgent_reason(
    cecilia: Person, due: str | None, occasions: list[str], heading: str
) -> None:
    assert only(cecilia, matter(cecilia, due=due), *occasions).heading == heading


def test_the_brief_names_its_meeting(cecilia: Person) -> None:
    item = matter(cecilia)
    meeting = MeetingFactory(body=BodyFactory(short_name="SSK"), date=day("2019-02-05"))
    row = ReminderFactory(
        person=cecilia, action_item=item, occasion="brief", deadline=meeting.date, meeting=meeting
    )
    [found] = matters_of(cecilia, [row], TODAY)
    assert (found.heading, found.notes) == ("Inför mötet med SSK tis 5 feb", ())
    [found] = matters_of(cecilia, [row, *rows(cecilia, item, "new")], TODAY)
    assert (found.heading, found.notes) == ("Nytt", ("Inför mötet med SSK tis 5 feb.",))


def test_other_reasons_are_noted(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-02-07")
    assert only(cecilia, item, "before:7", "new", "moved:1").notes == (
        "Nytt för dig.",
        "Datumet är nytt.",
    )


def test_the_most_urgent_come_first_and_under_one_heading_each(cecilia: Person) -> None:
    later = matter(cecilia, due="2019-03-08", text="Sen nyhet")
    news = matter(cecilia, due="2019-03-01", text="Nyhet")
    soon = matter(cecilia, due="2019-02-07", text="Snart")
    late = matter(cecilia, due="2019-01-20", text="Försenat")
    told = [
        *rows(cecilia, later, "new"),
        *rows(cecilia, news, "new"),
        *rows(cecilia, soon, "before:7"),
        *rows(cecilia, late, "overdue:8"),
    ]
    sections = sections_of(matters_of(cecilia, told, TODAY))
    assert [(each.heading, [matter.text for matter in each.matters]) for each in sections] == [
        ("Försenat", ["Försenat"]),
        ("Klart senast tors 7 feb 2019", ["Snart"]),
        ("Nytt", ["Nyhet", "Sen nyhet"]),
    ]


def test_why_you_get_it(cecilia: Person) -> None:
    group = BodyFactory(name="Samordningsgruppen", short_name="SNUG", contact=cecilia)
    assert only(cecilia, matter(group), "new").why == "Du är kontaktperson för SNUG."
    assert only(cecilia, matter(cecilia, group), "new").why == "Du står som ansvarig."


def test_the_decision_is_quoted_unless_it_says_the_same(cecilia: Person) -> None:
    same = matter(cecilia, text="Ringa regionen", decision__text="Ringa\nregionen.")
    other = matter(cecilia, text="Ringa regionen", decision__text="Cecilia ringer.")
    assert only(cecilia, same, "new").decision == ""
    assert only(cecilia, other, "new").decision == "”Cecilia ringer.”"


def test_of_a_confidential_matter_there_is_the_link_alone(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-01-20", decision__agenda_item__is_confidential=True)
    found = only(cecilia, item, "overdue:8", "new")
    assert found == Matter(item, found.reason, "Konfidentiellt", found.link)
    assert found.due_on is None
    assert found.link.startswith("http://testserver/svar/")


def test_the_link_ages_from_the_day_on_which_it_is_really_made(cecilia: Person) -> None:
    """As after `send_reminders --at` a day in 2019, whose letters are read today."""
    token = only(cecilia, matter(cecilia), "new").link.rstrip("/").rpartition("/")[2]
    assert read_token(token, ANSWER, today=timezone.localdate()).person == cecilia


def test_the_link_belongs_to_the_person_and_the_matter(cecilia: Person) -> None:
    item = matter(cecilia)
    token = only(cecilia, item, "new").link.removeprefix("http://testserver/svar/").rstrip("/")
    link = read_token(token, ANSWER, today=TODAY + datetime.timedelta(days=30))
    assert (link.person, link.action_item) == (cecilia, item)
