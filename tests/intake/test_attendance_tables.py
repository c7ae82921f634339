"""Attendance lists in tables: marks, codes, columns for organizations."""

import pytest

from tests.intake.attending import people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "N = närvarande   F = frånvarande   A = adjungerad\n"
            "\n"
            "Namn              Organisation            N/F/A\n"
            "Ida Askvik        Vikens kommun           N   ordförande\n"
            "Bo Ekdal          Journal Syd             F\n"
            "Eva Maria Ask     Ängens kommun           A   punkt 5\n"
            "Per Hed           Vikens kommun           N   sekreterare\n",
            [
                "present Ida Askvik | Vikens kommun | chair",
                "absent Bo Ekdal | Journal Syd",
                "guest Eva Maria Ask | Ängens kommun |  | 5",
                "present Per Hed | Vikens kommun | secretary",
            ],
        ),
        (
            "| Namn | Närv. | Frånv. | Företräder |\n|---|---|---|---|\n"
            "| Ida Askvik, ordförande | x | | Arbetsgivaren |\n"
            "| Bo Ekdal | | x | Kajfacket |\n",
            ["present Ida Askvik | Arbetsgivaren | chair", "absent Bo Ekdal | Kajfacket"],
        ),
        (
            "| Efternamn | Förnamn | Avdelning | Närvarande |\n|---|---|---|---|\n"
            "| Askvik | Ida | Drift, mötesledare | J |\n"
            "| El-Sayed | Nour | Nät | N |\n",
            ["present Ida Askvik | Drift | chair", "absent Nour El-Sayed | Nät"],
        ),
        (
            "Närvarande             Enhet\n"
            "Ida-Lo Askvik  ILA     Drift\n"
            "Bo Ekdal       BE      Nät, protokoll\n"
            "Eva Ask        EA      Nät\n"
            "\n"
            "Frånvarande\n"
            "Per Hed        PH      Inköp\n",
            [
                "present Ida-Lo Askvik | Drift",
                "present Bo Ekdal | Nät | secretary",
                "present Eva Ask | Nät",
                "absent Per Hed | Inköp",
            ],
        ),
        (
            "| Organisation | Namn | På plats |\n|---|---|---|\n"
            "| Vikens kommun | Ida Askvik | ✓ |\n| | Bo Ekdal | ✓ |\n| Ängen | Eva Ask | |\n",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Vikens kommun",
                "absent Eva Ask | Ängen",
            ],
        ),
        (
            "| Namn | Roll |\n|---|---|\n| **Arbetsgivaren** | |\n| Ida Askvik | Ordförande |\n"
            "| **Kajfacket** | |\n| Bo Ekdal | Ombud |\n",
            ["present Ida Askvik | Arbetsgivaren | chair", "present Bo Ekdal | Kajfacket"],
        ),
        (
            "| Ledamot | Parti | Närvaro |\n|---|---|---|\n| Ida Askvik, ordf. | S | Närvarande |\n"
            "| Bo Ekdal | M | Närvarande §§ 1–4 |\n| Eva Ask | SD | Förhinder |\n",
            [
                "present Ida Askvik | S | chair",
                "present Bo Ekdal | M |  | 1–4",
                "absent Eva Ask | SD",
            ],
        ),
        (
            "Namn             Befattning             Närvarande\n"
            "Ida Askvik       verksamhetschef,       Ja\n"
            "                 ordförande\n"
            "Bo Ekdal         enhetschef             Nej\n",
            ["present Ida Askvik |  | chair", "absent Bo Ekdal"],
        ),
    ],
)
def test_people_stand_in_tables(text: str, expected: list[str]) -> None:
    assert people(text) == expected
