"""Attendance lists as different secretaries write them: initials, unions, boxes, long names."""

import pytest

from tests.intake.attending import people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deltagare: IA Ida Askvik, BE Bo Ekdal, EA Eva Ask (antecknade)\n"
            "Frånvarande: PH Per Hed\n",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva Ask |  | secretary",
                "absent Per Hed",
            ],
        ),
        (
            "Närvarande ledamöter: Ida Askvik (S) ordf, Bo Ekdal (M) 1:e v ordf,\n"
            "Eva Ask (C) 2:e vice ordf, Per Hed (KD)\n"
            "Närvarande ersättare: Ulf Viker (S) (tjänstgör för Maj Kvist), Jan Hed (M)\n"
            "Tjänstemän: Rut Lind, förvaltningschef; Sam Berg, sekreterare\n",
            [
                "present Ida Askvik | S | chair",
                "present Bo Ekdal | M",
                "present Eva Ask | C",
                "present Per Hed | KD",
                "present Ulf Viker | S",
                "present Jan Hed | M",
                "guest Rut Lind",
                "guest Sam Berg |  | secretary",
            ],
        ),
        (
            "BESLUTANDE\n"
            "Ledamöter                     Ersättare\n"
            "Ida Askvik (S), ordförande    Ulf Viker (S)\n"
            "Bo Ekdal (M)                  Jan Hed (V)\n"
            "Eva Ask (C)\n"
            "\n"
            "ÖVRIGA\n"
            "Rut Lind, förvaltningschef\n"
            "Sam Berg, nämndsekreterare\n",
            [
                "present Ida Askvik | S | chair",
                "present Ulf Viker | S",
                "present Bo Ekdal | M",
                "present Jan Hed | V",
                "present Eva Ask | C",
                "guest Rut Lind",
                "guest Sam Berg |  | secretary",
            ],
        ),
        (
            "Arbetsgivarrepresentanter: Ida Askvik (ordf), Bo Ekdal, HR\n"
            "Fackliga representanter:\n"
            "Vision – Eva Ask\n"
            "Kommunal – Per Hed, Ulf Viker\n"
            "Saco – ej representerat\n"
            "Sekreterare: Rut Lind\n",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal | HR",
                "present Eva Ask | Vision",
                "present Per Hed | Kommunal",
                "present Ulf Viker | Kommunal",
                "present Rut Lind |  | secretary",
            ],
        ),
        (
            "Mötesdeltagare\n"
            "\n"
            "[x] Ida Askvik, ordförande\n"
            "[x] Bo Ekdal\n"
            "[ ] Eva Ask\n"
            "[x] Per Hed (sekr)\n",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "absent Eva Ask",
                "present Per Hed |  | secretary",
            ],
        ),
        (
            "Deltagare (✓ = närvarande)\n✓ Ida Askvik (ordf)\n✓ Bo Ekdal\n– Eva Ask\n",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "absent Eva Ask",
            ],
        ),
        (
            "Närvarande medlemmar\n"
            "Ida Askvik (IA), projektledare, Vikens kommun\n"
            "Bo Ekdal (BE), byggledare, Kajkonsult AB\n"
            "Åsa Öst (ÅÖ), arkitekt, Ritbyrån Nord HB\n"
            "Utskick även till: Eva Ask\n",
            [
                "present Ida Askvik | Vikens kommun",
                "present Bo Ekdal | Kajkonsult AB",
                "present Åsa Öst | Ritbyrån Nord HB",
            ],
        ),
        (
            "Närvarande: Ida Askvik, Vikens kommun (ordf.),\n"
            "Bo Ekdal, Ängens kommun, Eva Ask, Länsstyrel-\n"
            "sen, Per Hed, Vikens kommun (sekr.)\n"
            "Förhindrad: Ulf Viker, Ängens kommun\n",
            [
                "present Ida Askvik | Vikens kommun | chair",
                "present Bo Ekdal | Ängens kommun",
                "present Eva Ask | Länsstyrelsen",
                "present Per Hed | Vikens kommun | secretary",
                "absent Ulf Viker | Ängens kommun",
            ],
        ),
        (
            "Närvarande var ordförande Ida Askvik, kassör Bo Ekdal samt ledamöterna "
            "Eva Ask, Per Hed och Ulf Viker. Rut Lind deltog som gäst under punkt 3. "
            "Förhinder: Maj Kvist.\n",
            [
                "present Ida Askvik |  | chair",
                "present Bo Ekdal",
                "present Eva Ask",
                "present Per Hed",
                "present Ulf Viker",
                "guest Rut Lind |  |  | 3",
                "absent Maj Kvist",
            ],
        ),
        (
            "Närvarande: Dr. Ida Askvik, prof. Bo Ekdal, Eva-Lena Ask-Berg, "
            "Per O. Hed, José García Márquez, Ngozi Adichie, Li Wei, "
            "Maria de la Cruz, Ulf af Hed\n",
            [
                "present Ida Askvik",
                "present Bo Ekdal",
                "present Eva-Lena Ask-Berg",
                "present Per O. Hed",
                "present José García Márquez",
                "present Ngozi Adichie",
                "present Li Wei",
                "present Maria de la Cruz",
                "present Ulf af Hed",
            ],
        ),
    ],
)
def test_people_are_listed_in_many_ways(text: str, expected: list[str]) -> None:
    assert people(text) == expected
