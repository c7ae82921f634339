"""The forms that an attendance list can take."""

import pytest

from tests.intake.texts import rows_of
from tracker.intake.attendance import AttendanceList, read_attendance


def listed(text: str) -> AttendanceList:
    return read_attendance(rows_of(text))


def facts(text: str) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    return [
        (each.name, each.organization, each.status, each.roles) for each in listed(text).attendees
    ]


def test_people_on_one_line_keep_what_stands_behind_each() -> None:
    text = "Närvarande: Ida Askvik (S), ordförande, Bo Ekdal (M), Eva Ask och Ulf Viker (sekr.)\n"
    assert facts(text) == [
        ("Ida Askvik", "S", "present", ("chair",)),
        ("Bo Ekdal", "M", "present", ()),
        ("Eva Ask", None, "present", ()),
        ("Ulf Viker", None, "present", ("secretary",)),
    ]


def test_a_list_goes_on_on_the_next_line() -> None:
    text = "Deltagare: Ida Askvik, Bo Ekdal, Eva Ask, Ulf Viker, Per Norrman, Maj\nKvist, Jan Hed\n"
    assert [each.name for each in listed(text).attendees][-2:] == ["Maj Kvist", "Jan Hed"]


def test_semicolons_part_people() -> None:
    text = "Närvarande: Ida Askvik (S), hamnchef; Bo Ekdal (M), vice ordförande\n"
    assert facts(text) == [
        ("Ida Askvik", "S", "present", ()),
        ("Bo Ekdal", "M", "present", ()),
    ]


def test_first_names_alone_are_people_too() -> None:
    text = "Med: Ida, Bo, Eva (på länk). Saknas: Ulf\n"
    assert [(each.name, each.status) for each in listed(text).attendees] == [
        ("Ida", "present"),
        ("Bo", "present"),
        ("Eva", "present"),
        ("Ulf", "absent"),
    ]


def test_a_title_before_the_name_and_initials_behind_it_are_remembered() -> None:
    found = listed("Närvarande: Rektor Ida Askvik (IA), Bo Ekdal (BE)\n")
    assert [each.name for each in found.attendees] == ["Ida Askvik", "Bo Ekdal"]
    assert found.titles == (
        ("Ida Askvik", "Rektor"),
        ("Ida Askvik", "IA"),
        ("Bo Ekdal", "BE"),
    )


def test_a_table_tells_who_was_there() -> None:
    text = """\
    | Namn | Enhet | Närvaro |
    |---|---|---|
    | Ida Askvik | Hamnen, ordförande | Närvarande |
    | Bo Ekdal | Kajen | Frånvarande |
    """
    assert facts(text) == [
        ("Ida Askvik", "Hamnen", "present", ("chair",)),
        ("Bo Ekdal", "Kajen", "absent", ()),
    ]


def test_the_name_of_a_group_may_stand_over_its_people() -> None:
    text = (
        "Kajgruppen\nIda Askvik, hamnchef, ordförande\nBo Ekdal, kajchef\n\n"
        "Förhinder\nEva Ask, båtchef\n"
    )
    assert [(each.name, each.status) for each in listed(text).attendees] == [
        ("Ida Askvik", "present"),
        ("Bo Ekdal", "present"),
        ("Eva Ask", "absent"),
    ]


def test_sentences_tell_who_was_there() -> None:
    text = (
        "Närvarande var Ida Askvik, ordförande, Bo Ekdal samt Eva Ask som förde anteckningarna.\n"
        "Från hamnen deltog Ulf Viker, hamnchef. Per Hed hade anmält förhinder.\n"
    )
    assert facts(text) == [
        ("Ida Askvik", None, "present", ("chair",)),
        ("Bo Ekdal", None, "present", ()),
        ("Eva Ask", None, "present", ("secretary",)),
        ("Ulf Viker", "hamnen", "present", ()),
        ("Per Hed", None, "absent", ()),
    ]


def test_a_label_on_two_lines_has_names_in_its_second_column() -> None:
    text = "Ej tjänstgörande      Ida Askvik (M)\nersättare             Bo Ekdal (C)\n"
    assert facts(text) == [
        ("Ida Askvik", "M", "present", ()),
        ("Bo Ekdal", "C", "present", ()),
    ]


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("Ida Askvik, ekonomi", "ekonomi"),
        ("Ida Askvik, hamnchef, Vikens kommun", "Vikens kommun"),
        ("Ida Askvik (2A)", "2A"),
        ("Ida Askvik, Polisen, lokalområde Viken", "Polisen, lokalområde Viken"),
        ("Ida Askvik, socialsekreterare", None),
        ("Ida Askvik, VD", None),
    ],
)
def test_a_unit_is_an_organization_and_a_title_is_none(line: str, organization: str | None) -> None:
    (found,) = listed(f"Deltagare\n\n{line}\n").attendees
    assert (found.name, found.organization, found.roles) == ("Ida Askvik", organization, ())


def test_who_stands_for_somebody_else_is_one_person() -> None:
    (found,) = listed("Beslutande\n\nIda Askvik (S) ersättare för Bo Ekdal (S)\n").attendees
    assert (found.name, found.organization) == ("Ida Askvik", "S")


def test_a_word_over_a_list_of_people_is_nobody() -> None:
    text = "Närvarande\n\nElever\n\n- Ida Askvik, 7A\n\nPersonal\n\n- Bo Ekdal\n"
    assert [each.name for each in listed(text).attendees] == ["Ida Askvik", "Bo Ekdal"]


def test_people_behind_whom_they_speak_for() -> None:
    text = (
        "För arbetsgivaren:\nIda Askvik, chef\nBo Ekdal, chef\n\nFör arbetstagarna:\n"
        "Omsorgsfacket     Eva Ask\nLokaltjänst       Tanja Holm\nTekniska facket   Ingen\n"
    )
    assert [(name, organization) for name, organization, *_rest in facts(text)] == [
        ("Ida Askvik", None),
        ("Bo Ekdal", None),
        ("Eva Ask", "Omsorgsfacket"),
        ("Tanja Holm", "Lokaltjänst"),
    ]


def test_initials_in_front_and_the_way_of_taking_part_behind_are_no_organizations() -> None:
    text = "Närvarande\nIA  Ida Ask      chef Vikens kommun, ordf.\nBE  Bo Ek, Kommunal - Teams\n"
    assert [(name, place) for name, place, *_ in facts(text)] == [
        ("Ida Ask", "Vikens kommun"),
        ("Bo Ek", "Kommunal"),
    ]


def test_both_sides_are_present_where_an_employer_meets_its_unions() -> None:
    text = "Närvarande\nArbetsgivarföreträdare:   Ida Ask\nArbetstagarföreträdare:   Bo Ek, ST\n"
    assert [status for _, _, status, _ in facts(text)] == ["present", "present"]
