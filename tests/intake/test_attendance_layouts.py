"""Attendance lists in the layouts of many secretaries, each read in a whole draft."""

import pytest

from tests.intake.texts import draft_of

_HEAD = "Minnesanteckningar Hamnrådet 2024-03-05\n\n"
_ITEMS = "\n\n1. Öppnande\nVi började.\n\n2. Avslut\nVi slutade.\n"


def people(text: str) -> list[str]:
    """One line a person: "present Ida Askvik | Viken | chair | 2"."""
    return [
        " | ".join(
            [
                f"{each.status} {each.name}",
                each.organization or "",
                ",".join(each.roles),
                each.items or "",
            ]
        ).rstrip("| ")
        for each in draft_of(_HEAD + text + _ITEMS).attendance
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "För arbetsgivaren: Hamnchef Ida Askvik (ordf), HR-partner Bo Ekdal (sekr)\n"
            "För Kommunal: Eva Ask\n"
            "För SSR: ingen\n"
            "Frånvarande: enhetschef Ulf Viker",
            [
                "present Ida Askvik | arbetsgivaren | chair",
                "present Bo Ekdal | arbetsgivaren | secretary",
                "present Eva Ask | Kommunal",
                "absent Ulf Viker",
            ],
        ),
        (
            "Arbetsgivarrepresentanter: Ida Askvik, ordförande, Bo Ekdal, sekreterare\n"
            "Fackliga representanter: Eva Ask, Vision, Per Hed, Kommunal",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal |  | secretary",
                "present Eva Ask | Vision",
                "present Per Hed | Kommunal",
            ],
        ),
        (
            "Närvarande:\n"
            "Kommunerna: Ida Askvik (Viken), Bo Ekdal (Ängen)\n"
            "Regionen: Eva Ask\n"
            "Frånvarande: Per Hed (Viken)",
            [
                "present Ida Askvik | Viken",
                "present Bo Ekdal | Ängen",
                "present Eva Ask | Regionen",
                "absent Per Hed | Viken",
            ],
        ),
        (
            "Från Vikens kommun: Ida Askvik och Bo Ekdal\n"
            "Från Region Nord: Eva Ask\n"
            "Från föräldrarna: Per Hed",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Vikens kommun",
                "present Eva Ask | Region Nord",
                "present Per Hed | föräldrarna",
            ],
        ),
        (
            "Närvarande lärare: Ida Askvik, Bo Ekdal\n"
            "Närvarande föräldrar: Eva Ask (1A), Per Hed (2B, ordf)\n"
            "Elever: Ulf Viker 9A",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask | 1A",
                "present Per Hed | 2B | chair",
                "present Ulf Viker | 9A",
            ],
        ),
        (
            "DELTAGARE\n"
            "\n"
            "Vikens kommun\n"
            "Ida Askvik\n"
            "Bo Ekdal\n"
            "\n"
            "Region Nord\n"
            "Eva Ask (ordförande)\n"
            "\n"
            "FRÅNVARANDE\n"
            "Per Hed, Vikens kommun",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Vikens kommun",
                "present Eva Ask | Region Nord | chair",
                "absent Per Hed | Vikens kommun",
            ],
        ),
        (
            "Närvarande: Vikens kommun: Ida Askvik, Bo Ekdal. Ängens kommun: Eva Ask. Region "
            "Nord: Per Hed (sekr.)",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Vikens kommun",
                "present Eva Ask | Ängens kommun",
                "present Per Hed | Region Nord | secretary",
            ],
        ),
    ],
)
def test_people_of_groups_and_organizations(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "På plats: Ida Askvik (Vikens kommun, näringslivschef), Bo Ekdal (Ekdals Plåt AB),\n"
            "Eva Fjäll (Fjälls Redovisning), Leyla Aksoy (Restaurang\n"
            "Kvarnen), Dag Vester (Handelskammaren; ordförande), Tekla Sjö (Vikens kommun; "
            "antecknade)\n"
            "Saknades: Jörgen Plan (Plans Åkeri)",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Ekdals Plåt AB",
                "present Eva Fjäll | Fjälls Redovisning",
                "present Leyla Aksoy | Restaurang Kvarnen",
                "present Dag Vester | Handelskammaren | chair",
                "present Tekla Sjö | Vikens kommun | secretary",
                "absent Jörgen Plan | Plans Åkeri",
            ],
        ),
        (
            "Deltagare: Ida Askvik (ordf., Vikens kommun), Bo Ekdal (Region Nord / sekr), Eva "
            "Ask (Ängens kommun - punkt 3)",
            [
                "present Ida Askvik | Vikens kommun | chair",
                "present Bo Ekdal | Region Nord | secretary",
                "present Eva Ask | Ängens kommun |  | 3",
            ],
        ),
        (
            "**Deltar:** Ida Askvik (lokalstrateg, ordförande), Bo Ekdal (utbildning), Eva Ask "
            "(socialtjänst), Per Hed (ekonom, sekreterare)\n"
            "**Deltar ej:** Ulf Viker (kultur och fritid)",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal | utbildning",
                "present Eva Ask | socialtjänst",
                "present Per Hed |  | secretary",
                "absent Ulf Viker | kultur och fritid",
            ],
        ),
        (
            "Kallade: Ida Askvik, Bo Ekdal, Eva Ask\nFrånvarande: Bo Ekdal",
            [
                "present Ida Askvik",
                "absent Bo Ekdal",
                "present Eva Ask",
            ],
        ),
        (
            "Närvarande styrelsemedlemmar: Ida Askvik (ordf.), Bo Ekdal (kassör), Eva Ask "
            "(sekr.), Per Hed (ledamot)\n"
            "Adjungerade: Ulf Viker (valberedningen), § 4",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "present Per Hed",
                "guest Ulf Viker | valberedningen |  | 4",
            ],
        ),
        (
            "Närvarande: Dr Ida Askvik, Prof. Bo Ekdal, Eva Ask (doktorandrepresentant), Per "
            "Hed (studentkåren)",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask",
                "present Per Hed | studentkåren",
            ],
        ),
        (
            "Närvarande: Åsa Öst (Å.Ö.), Bo Ekdal (B.E.)\n"
            "Lämnat återbud: Per Hed\n"
            "Inbjuden gäst: Ulf Viker från Energikontoret",
            [
                "present Åsa Öst",
                "present Bo Ekdal",
                "absent Per Hed",
                "guest Ulf Viker | Energikontoret",
            ],
        ),
    ],
)
def test_brackets_tell_what_people_are(text: str, expected: list[str]) -> None:
    assert people(text) == expected


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
