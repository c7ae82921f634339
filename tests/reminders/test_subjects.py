"""What a letter's subject says."""

import pytest

from tests.factories import AgendaItemFactory
from tests.reminders.scenes import matter
from tests.reminders.test_letters import letter_about
from tracker.models import ActionItem, Meeting, Person

pytestmark = pytest.mark.django_db


def subject_to(person: Person, *items: ActionItem) -> str:
    return str(letter_about(*items, person=person)["Subject"])


def test_of_a_matter_that_is_late(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-01-25", text="Ringa regionen")
    assert subject_to(cecilia, item) == "Försenat sedan fre 25 jan: Ringa regionen"


def test_of_a_matter_without_a_day(cecilia: Person) -> None:
    item = matter(cecilia, text="Ringa regionen")
    assert subject_to(cecilia, item) == "Nytt: Ringa regionen"


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2019-02-28", "Nytt datum, senast tors 28 feb: Ringa regionen"),
        (None, "Inget datum längre: Ringa regionen"),
    ],
)
def test_of_another_deadline(cecilia: Person, due: str | None, expected: str) -> None:
    item = matter(cecilia, due=due, text="Ringa regionen")
    assert str(letter_about(item, person=cecilia, occasion="moved:1")["Subject"]) == expected


def test_of_a_long_matter(cecilia: Person) -> None:
    item = matter(cecilia, text="Ta fram ett förslag till ny samverkansavsiktsförklaring " * 3)
    expected = "Nytt: Ta fram ett förslag till ny samverkansavsiktsförklaring Ta…"
    assert subject_to(cecilia, item) == expected


def test_of_several(cecilia: Person) -> None:
    items = [
        matter(cecilia, due=due, text=text)
        for text, due in (("Boka", "2019-02-20"), ("Ringa", "2019-02-07"), ("Skriva", None))
    ]
    assert subject_to(cecilia, *items) == "Nytt: 3 uppdrag, närmast tors 7 feb: Ringa"


def test_of_several_of_which_some_are_late(cecilia: Person) -> None:
    items = [
        matter(cecilia, due=due, text=f"Skriva {due}")
        for due in ("2019-01-20", "2019-01-21", "2019-02-07")
    ]
    subject = subject_to(cecilia, *items)
    assert subject == "3 uppdrag, 2 försenade, närmast tors 7 feb: Skriva 2019-01-20"


def test_of_several_without_a_day(cecilia: Person) -> None:
    first = matter(cecilia, text="Ta fram ett förslag till samverkansavsikt")
    subject = subject_to(cecilia, first, matter(cecilia))
    assert subject == "Nytt: 2 uppdrag: Ta fram ett förslag till…"


def test_of_several_a_confidential_one_is_not_named(cecilia: Person, meeting: Meeting) -> None:
    secret = AgendaItemFactory(meeting=meeting, is_confidential=True)
    hidden = matter(cecilia, due="2019-01-20", decision__agenda_item=secret, text="Hemligt")
    subject = subject_to(cecilia, hidden, matter(cecilia, text="Ringa"))
    assert subject == "2 uppdrag: Ringa"


def test_a_line_break_breaks_no_header(cecilia: Person) -> None:
    item = matter(cecilia, text="Ringa\r\nBcc: alla@example.org\n\nregionen")
    letter = letter_about(item, person=cecilia)
    assert letter["Subject"] == "Nytt: Ringa Bcc: alla@example.org regionen"
    assert letter["Bcc"] is None
