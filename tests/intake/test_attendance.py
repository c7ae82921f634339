"""The attendance list."""

import pytest

from tests.intake.texts import rows_of
from tracker.intake import Attendee
from tracker.intake.attendance import read_attendance


def attendees(text: str) -> list[Attendee]:
    return list(read_attendance(rows_of(text)).attendees)


@pytest.mark.parametrize(
    "line",
    [
        "Ida Askvik Vikens kommun",
        "Ida Askvik   Vikens kommun",
        "Ida Askvik\tVikens kommun",
        "Ida Askvik, Vikens kommun",
        "Ida Askvik (Vikens kommun)",
        "Ida Askvik – Vikens kommun",
        "Ida Askvik, Vikens kommun, hamnchef",
    ],
)
def test_name_and_organization_are_told_apart(line: str) -> None:
    assert attendees(f"Deltagare\n\n{line}\n") == [
        Attendee("Ida Askvik", "Vikens kommun", "present")
    ]


def test_a_rest_that_others_share_ends_a_name_of_three_words() -> None:
    text = "Deltagare\n\nIda Askvik Viken\nEva Lind Ekdal Viken\n"
    assert [(each.name, each.organization) for each in attendees(text)] == [
        ("Ida Askvik", "Viken"),
        ("Eva Lind Ekdal", "Viken"),
    ]


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Närvarande:", "present"),
        ("Beslutande", "present"),
        ("Frånvarande", "absent"),
        ("Ej närvarande", "absent"),
        ("Övriga deltagare", "guest"),
        ("Övriga\n\ndeltagare", "guest"),
        ("Adjungerade", "guest"),
    ],
)
def test_a_label_gives_the_status(label: str, status: str) -> None:
    assert [each.status for each in attendees(f"{label}\n\nIda Askvik Viken\n")] == [status]


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("ordförande", ("chair",)),
        ("vice ordförande", ()),
        ("ordf.", ("chair",)),
        ("sekreterare", ("secretary",)),
        ("justerare", ("adjuster",)),
        ("hamnchef", ()),
    ],
)
def test_roles_are_read_and_titles_are_no_organization(title: str, roles: tuple[str, ...]) -> None:
    (found,) = attendees(f"Närvarande: Ida Askvik, {title}\n")
    assert (found.organization, found.roles) == (None, roles)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("endast punkt 2", "2"),
        ("punkt 2-7", "2-7"),
        ("§§ 3–5", "3–5"),
        ("punkt 2 och 4", "2 och 4"),
    ],
)
def test_the_items_that_somebody_took_part_in(words: str, items: str) -> None:
    (found,) = attendees(f"Närvarande: Ida Askvik Viken, {words}\n")
    assert (found.organization, found.items) == ("Viken", items)


def test_a_party_is_the_organization_where_no_other_is_given() -> None:
    assert attendees("Beslutande\nIda Askvik (S), ordförande\n") == [
        Attendee("Ida Askvik", "S", "present", ("chair",))
    ]


def test_names_on_one_line_are_several_people() -> None:
    text = "Närvarande: Ida, Bo (ordf), Eva och Ulf\n"
    assert [(each.name, each.roles) for each in attendees(text)] == [
        ("Ida", ()),
        ("Bo", ("chair",)),
        ("Eva", ()),
        ("Ulf", ()),
    ]


def test_an_officer_named_apart_gets_the_role() -> None:
    text = "Ordförande: Ida Askvik\nNärvarande\nIda Askvik, Viken\nBo Ekdal, Viken\n"
    assert [(each.name, each.organization, each.roles) for each in attendees(text)] == [
        ("Ida Askvik", "Viken", ("chair",)),
        ("Bo Ekdal", "Viken", ()),
    ]


def test_a_role_in_brackets_behind_the_organization() -> None:
    assert attendees("Närvarande\nIda Askvik, Viken (ordf.)\n") == [
        Attendee("Ida Askvik", "Viken", "present", ("chair",))
    ]


def test_who_took_the_notes_is_the_secretary() -> None:
    text = "Närvarande\nIda Askvik, Viken\nAnteckningar: Bo Ekdal\n"
    assert [(each.name, each.roles) for each in attendees(text)] == [
        ("Ida Askvik", ()),
        ("Bo Ekdal", ("secretary",)),
    ]


def test_the_list_ends_where_a_text_begins() -> None:
    text = "Närvarande\nIda Askvik Viken\n\nMötet öppnades av Ida.\nBo Ekdal Viken\n"
    assert [each.name for each in attendees(text)] == ["Ida Askvik"]


def test_a_list_on_the_labels_own_line_ends_at_a_gap() -> None:
    text = "Närvarande: Ida, Bo, Eva\nFrånvarande: Ulf Sand\n\nLaget runt\nIda talade.\n"
    assert [each.name for each in attendees(text)] == ["Ida", "Bo", "Eva", "Ulf Sand"]


def test_a_table_is_a_list() -> None:
    text = "**Närvarande**\n\n| Namn | Roll |\n|---|---|\n| Ida Askvik | Ordförande |\n"
    assert attendees(text) == [Attendee("Ida Askvik", None, "present", ("chair",))]


def test_who_is_to_approve_is_not_in_the_list() -> None:
    text = "Beslutande\nIda Askvik (S)\n\nUtses att justera   Bo Ekdal\n"
    assert [each.name for each in attendees(text)] == ["Ida Askvik"]
