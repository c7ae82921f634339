"""People named in running text as those who were there."""

import pytest

from tests.intake.attending import people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Närvarande: ordförande Ida Askvik, kassör Bo Ekdal, sekreterare Eva Ask samt "
            "ledamöterna Per Hed och Ulf Viker\n"
            "Förhinder: Maj Kvist",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "present Per Hed",
                "present Ulf Viker",
                "absent Maj Kvist",
            ],
        ),
        (
            "Närvarande: Anna, Bosse, Carin (sekr.), David & Eva\n"
            "Frånvarande: Fredrik (sjuk), Gun (semester)",
            [
                "present Anna",
                "present Bosse",
                "present Carin |  | secretary",
                "present David",
                "present Eva",
                "absent Fredrik",
                "absent Gun",
            ],
        ),
        (
            "Närvarande: Ida Askvik, Bo Ekdal och Eva Ask (punkt 1–3). Per Hed hade anmält "
            "förhinder.",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask |  |  | 1–3",
                "absent Per Hed",
            ],
        ),
        (
            "Vid mötet deltog Ida Askvik (ordförande), Bo Ekdal, Eva Ask samt Per Hed (vid "
            "protokollet). Förhindrad var Ulf Viker.",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask",
                "present Per Hed |  | secretary",
                "absent Ulf Viker",
            ],
        ),
        (
            "Närvarande: Åsa Wiklund, Per-Olof Hård af Segerstad, Anna von Essen",
            ["present Åsa Wiklund", "present Per-Olof Hård af Segerstad", "present Anna von Essen"],
        ),
        (
            "Närvarande: 14 medlemmar enligt bifogad närvarolista",
            [],
        ),
        (
            "Närvarande: Ida Askvik, ordf, samt Bo Ekdal, Eva Ask och Per Hed, ledamöter, Ulf "
            "Viker, suppleant",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask",
                "present Per Hed",
                "present Ulf Viker",
            ],
        ),
    ],
)
def test_names_in_running_text(text: str, expected: list[str]) -> None:
    assert people(text) == expected
