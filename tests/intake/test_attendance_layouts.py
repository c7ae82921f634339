"""Attendance lists in lines, columns and tables, each read in a whole draft."""

import pytest

from tests.intake.attending import people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deltagare:\n"
            ": Ida Askvik (regiondirektör, ordförande), Bo Ekdal (IT-direktör), Eva Ask "
            "(programledare, sekreterare)\n"
            "\n"
            "Inbjudna:\n"
            ": Per Hed, Tillväxtbolaget, programpunkten Ekonomi\n"
            "\n"
            "Meddelat förhinder:\n"
            ": Ulf Viker (ekonomidirektör)",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "guest Per Hed | Tillväxtbolaget |  | Ekonomi",
                "absent Ulf Viker",
            ],
        ),
        (
            "Närvarande:     Ida Askvik, förvaltningschef, ordf.\n"
            "                Bo Ekdal, HR-partner (p. 1-4)\n"
            "                Eva Ask, nämndsekreterare, vid anteckningarna\n"
            "Förhinder:      Per Hed, verksamhetschef LSS\n"
            "Adjungerad:     Ulf Viker, kvalitetsutvecklare (p. 5)",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal |  |  | 1-4",
                "present Eva Ask |  | secretary",
                "absent Per Hed",
                "guest Ulf Viker |  |  | 5",
            ],
        ),
        (
            "Närvarande:\n"
            "Ida Askvik (C), ordförande; Bo Ekdal (S), kommunstyrelsen; Eva Ask (M), "
            "socialnämnden; Per Hed, folkhälsostrateg, sekreterare; Ulf Viker, polisen (del av "
            "mötet)\n"
            "\n"
            "Frånvarande:\n"
            "Maj Kvist (V), barn- och utbildningsnämnden; Jan Hed, Bergsbostäder",
            [
                "present Ida Askvik | C | chair",
                "present Bo Ekdal | kommunstyrelsen",
                "present Eva Ask | socialnämnden",
                "present Per Hed |  | secretary",
                "present Ulf Viker | polisen",
                "absent Maj Kvist | barn- och utbildningsnämnden",
                "absent Jan Hed | Bergsbostäder",
            ],
        ),
        (
            "Beslutande ledamöter    Ida Askvik (S), ordförande\n"
            "                        Bo Ekdal Ohlin (L), vice ordförande\n"
            "Tjänstgörande ersättare Eva Ask (V) för Per Hed (V)\n"
            "\n"
            "Övriga närvarande       Ulf Viker, förvaltningschef\n"
            "                        Maj Kvist, enhetschef bibliotek, §§ 42–43",
            [
                "present Ida Askvik | S | chair",
                "present Bo Ekdal Ohlin | L",
                "present Eva Ask | V",
                "guest Ulf Viker",
                "guest Maj Kvist |  |  | 42–43",
            ],
        ),
        (
            "Närvarande\n"
            "Ida Askvik, Vikens kommun\n"
            "Bo Ekdal, Ängens kommun (fr.o.m. punkt 3)\n"
            "Eva Ask, Region Nord (t.o.m. § 5)\n"
            "Per Hed, Region Nord, ej § 4\n"
            "Ulf Viker, Region Nord, under punkterna 2-3",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Ängens kommun |  | 3",
                "present Eva Ask | Region Nord |  | 5",
                "present Per Hed | Region Nord |  | 4",
                "present Ulf Viker | Region Nord |  | 2-3",
            ],
        ),
        (
            "Deltagare\n"
            "- Ida Askvik – Vikens kommun (ordförande)\n"
            "- Bo Ekdal – Ängens kommun\n"
            "- Eva Ask – sekreterare\n"
            "\n"
            "Ej närvarande\n"
            "- Per Hed – Viken",
            [
                "present Ida Askvik | Vikens kommun | chair",
                "present Bo Ekdal | Ängens kommun",
                "present Eva Ask |  | secretary",
                "absent Per Hed | Viken",
            ],
        ),
        (
            "Närvarande\n"
            "Ordförande  Ida Askvik\n"
            "Sekreterare  Bo Ekdal\n"
            "Ledamöter  Eva Ask\n"
            "           Per Hed\n"
            "Suppleanter  Ulf Viker\n"
            "Frånvarande  Maj Kvist",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal |  | secretary",
                "present Eva Ask",
                "present Per Hed",
                "present Ulf Viker",
                "absent Maj Kvist",
            ],
        ),
        (
            "Närvarande:\n"
            "1. Ida Askvik, ordförande\n"
            "2. Bo Ekdal\n"
            "3. Eva Ask\n"
            "Anmäld frånvaro:\n"
            "1. Per Hed",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask",
                "absent Per Hed",
            ],
        ),
        (
            "Närvarande: Ida Askvik IA\n"
            "Bo Ekdal BE\n"
            "Eva Ask EA, vid tangentbordet\n"
            "Frånvarande: Per Hed PH",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "absent Per Hed",
            ],
        ),
        (
            "Närvarande\n"
            "Ida Askvik, Överläkare, Akutkliniken\n"
            "Bo Ekdal, Sjuksköterska, Avd 12\n"
            "Eva Ask, Medicinsk sekreterare, Akutkliniken\n"
            "Per Hed, Vårdenhetschef",
            [
                "present Ida Askvik | Akutkliniken",
                "present Bo Ekdal | Avd 12",
                "present Eva Ask | Akutkliniken",
                "present Per Hed",
            ],
        ),
        (
            "Deltagare: Ida A (ordf), Bo E, Eva A, Per H (sekr)\nEj: Ulf V",
            [
                "present Ida A |  | chair",
                "present Bo E",
                "present Eva A",
                "present Per H |  | secretary",
                "absent Ulf V",
            ],
        ),
        (
            "Närvarande:\tIda Askvik\tordförande\n"
            "\tBo Ekdal\tsekreterare\n"
            "\tEva Ask\tledamot\n"
            "Frånvarande:\tPer Hed",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal |  | secretary",
                "present Eva Ask",
                "absent Per Hed",
            ],
        ),
        (
            "Närvarande\n"
            "Ida Askvik            Ulf Viker\n"
            "Bo Ekdal              Maj Kvist\n"
            "Eva Ask               Jan Hed",
            [
                "present Ida Askvik",
                "present Ulf Viker",
                "present Bo Ekdal",
                "present Maj Kvist",
                "present Eva Ask",
                "present Jan Hed",
            ],
        ),
    ],
)
def test_lines_and_columns(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| Namn | Organisation | Närvaro |\n"
            "|---|---|---|\n"
            "| Ida Askvik | Vikens kommun | Ja |\n"
            "| Bo Ekdal | Ängens kommun | Nej |\n"
            "| Eva Ask | Region Nord | X |",
            [
                "present Ida Askvik | Vikens kommun",
                "absent Bo Ekdal | Ängens kommun",
                "present Eva Ask | Region Nord",
            ],
        ),
        (
            "| Namn | Förkortning | Roll | Organisation |\n"
            "|---|---|---|---|\n"
            "| Ida Askvik | IA | Ordförande | Viken |\n"
            "| Bo Ekdal | BE | Sekreterare | Ängen |\n"
            "\n"
            "Förhinder: Eva Ask (EA), Viken",
            [
                "present Ida Askvik | Viken | chair",
                "present Bo Ekdal | Ängen | secretary",
                "absent Eva Ask | Viken",
            ],
        ),
        (
            "| Närvarande | Frånvarande |\n|---|---|\n| Ida Askvik | Per Hed |\n| Bo Ekdal | |",
            [
                "present Ida Askvik",
                "absent Per Hed",
                "present Bo Ekdal",
            ],
        ),
        (
            "| | |\n"
            "|---|---|\n"
            "| **Närvarande** | Ida Askvik (ordf), Bo Ekdal, Eva Ask (sekr) |\n"
            "| **Förhinder** | Per Hed |",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "absent Per Hed",
            ],
        ),
    ],
)
def test_tables_of_people(text: str, expected: list[str]) -> None:
    assert people(text) == expected
