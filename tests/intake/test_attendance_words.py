"""The words around the people of attendance lists: groups and brackets."""

import pytest

from tests.intake.attending import people


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
