"""The labels over the parts of an attendance list."""

import pytest

from tests.intake.attending import people
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "deltog: Ida Askvik (IA) Viken, Bo Ekdal (BE) Ängen, Eva Ask (EA) Region Nord\n"
            "ej: Per Hed (PH) Granå",
            [
                "present Ida Askvik | Viken",
                "present Bo Ekdal | Ängen",
                "present Eva Ask | Region Nord",
                "absent Per Hed | Granå",
            ],
        ),
        (
            "med: Ida Askvik, Bo Ekdal, Eva Ask\ninte med: Per Hed",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask",
                "absent Per Hed",
            ],
        ),
        (
            "Närvarande:\n"
            "Ida Askvik, enhetschef (ordförande)\n"
            "Bo Ekdal, undersköterska\n"
            "Eva Ask, planerare (skriver)\n"
            "Frånvarande: Per Hed, undersköterska (sjuk)",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "absent Per Hed",
            ],
        ),
        (
            "Närvarande\n"
            "Ida Askvik   ordförande\n"
            "Bo Ekdal   ledamot, ansvarig för vatten\n"
            "Förhinder anmält:\n"
            "  Per Hed   ledamot",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "absent Per Hed",
            ],
        ),
        (
            "Saknas idag: Ida Askvik (IA), Vikens kommun\n"
            "Med: Bo Ekdal (BE), Vikens kommun; Eva Ask (EA), Region Nord",
            [
                "absent Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Vikens kommun",
                "present Eva Ask | Region Nord",
            ],
        ),
        (
            "Mötesordförande: Ida Askvik\n"
            "Mötessekreterare: Bo Ekdal\n"
            "Övriga: Eva Ask, Per Hed\n"
            "Frånvaro: Ulf Viker",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal |  | secretary",
                "guest Eva Ask",
                "guest Per Hed",
                "absent Ulf Viker",
            ],
        ),
        (
            "Närvarande på plats: Ida Askvik, Bo Ekdal\n"
            "Närvarande digitalt: Eva Ask, Per Hed\n"
            "Ej närvarande: Ulf Viker",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask",
                "present Per Hed",
                "absent Ulf Viker",
            ],
        ),
        (
            "Medverkande\n"
            "Kommunstyrelsens ordförande Ida Askvik\n"
            "Kommundirektör Bo Ekdal\n"
            "Ekonomichef Eva Ask, sekreterare",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
            ],
        ),
        (
            "Ordförande\n"
            "Ida Askvik\n"
            "\n"
            "Sekreterare\n"
            "Bo Ekdal\n"
            "\n"
            "Övriga närvarande\n"
            "Eva Ask\n"
            "Per Hed",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal |  | secretary",
                "guest Eva Ask",
                "guest Per Hed",
            ],
        ),
    ],
)
def test_labels_are_put_together_in_many_ways(text: str, expected: list[str]) -> None:
    assert people(text) == expected
