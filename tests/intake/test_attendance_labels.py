"""The labels over the parts of an attendance list."""

import pytest

from tracker.intake.attendance_labels import attendance_label


@pytest.mark.parametrize(
    "label",
    [
        "Närvarande",
        "Närvarande (8 personer)",
        "Beslutande ledamöter",
        "Deltar:",
        "På plats:",
        "På länk:",
        "Närvarande lärare:",
        "Närvarande från Vikens kommun:",
        "Ej tjänstgörande ersättare",
        "Med på mötet:",
        "Kallade:",
    ],
)
def test_those_present(label: str) -> None:
    assert attendance_label(label) == ("present", "")


@pytest.mark.parametrize(
    "label",
    [
        "Frånvarande",
        "Ej närvarande",
        "Förhinder anmält:",
        "Meddelat förhinder:",
        "Ledamöter som lämnat återbud",
        "Deltar ej:",
        "Deltog ej",
        "Ej:",
        "Inte med:",
        "Kunde inte vara med:",
        "Saknas idag:",
        "Sjuka:",
        "Kallade men ej närvarande",
    ],
)
def test_those_absent(label: str) -> None:
    assert attendance_label(label) == ("absent", "")


@pytest.mark.parametrize(
    "label",
    [
        "Övriga",
        "Övriga närvarande",
        "Inbjudna gäster",
        "Adjungerade",
        "Närvarande utan beslutanderätt",
        "Föredragande tjänstemän",
        "Gäst:",
    ],
)
def test_guests(label: str) -> None:
    assert attendance_label(label) == ("guest", "")


@pytest.mark.parametrize(
    "line",
    [
        "Övriga frågor",
        "Val av ledamöter",
        "Styrelsen beslutade",
        "Plats: Hamnen",
        "Digitalt möte",
        "Med anledning av detta: vi",
        "Sjukskrivningar",
        "Ledamöternas frågor",
        "Personal",
    ],
)
def test_other_lines_are_no_labels(line: str) -> None:
    assert attendance_label(line) is None


def test_a_name_may_follow_after_one_blank() -> None:
    found = attendance_label("Tjänstgörande ersättare Eva Ask (V) för Per Hed (V)")
    assert found == ("present", "Eva Ask (V) för Per Hed (V)")
