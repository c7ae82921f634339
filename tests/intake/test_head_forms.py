"""Heads of minutes in the forms of many secretaries, each read in a whole draft."""

import pytest

from tests.intake.texts import draft_of

_BODY = (
    "\n\nNärvarande: Ida Askvik, Bo Ekdal\n\n1. Öppnande\nVi började.\n\n2. Avslut\nVi slutade.\n"
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "anteckningar arbetsgrupp välfärdsteknik 240305 (kl 9-10, teams)",
            ["arbetsgrupp välfärdsteknik", None, "2024-03-05", None, "09:00", "10:00", "teams"],
        ),
        (
            "Minnesanteckningar från Miljöstrategernas nätverk\n"
            "\n"
            "Tisdag den 5 mars 2024\n"
            "kl 13.00 till 15.30\n"
            "Kvarnby kommunhus, rum Forsen",
            [
                "Miljöstrategernas nätverk",
                None,
                "2024-03-05",
                None,
                "13:00",
                "15:30",
                "Kvarnby kommunhus, rum Forsen",
            ],
        ),
        (
            "digigruppen 5/3 2024, 13.00-14.45, Zoom",
            ["digigruppen", None, "2024-03-05", None, "13:00", "14:45", "Zoom"],
        ),
        (
            "Regionalt samverkansråd Västra Näs\n"
            "\n"
            "Anteckningar från sammanträde tisdagen den 5 mars 2024\n"
            "\n"
            "Tid och plats: kl. 10.00-14.30, Residenset, Nässtad (lunch 12-13)",
            [
                "Regionalt samverkansråd Västra Näs",
                None,
                "2024-03-05",
                None,
                "10:00",
                "14:30",
                "Residenset, Nässtad",
            ],
        ),
        (
            "# Sammanträdesprotokoll\n"
            "\n"
            "**Kommunstyrelsen**, Fagerhults kommun\n"
            "\n"
            "**Sammanträdesdatum:** 5 mars 2024",
            ["Kommunstyrelsen", None, "2024-03-05", None, None, None, None],
        ),
        (
            "Minnesanteckningar samverkansgrupp Norra skolområdet (FSG)\n"
            "\n"
            "Dag: 5/3-24 kl. 14.00-15.50        Plats: Videomöte",
            [
                "samverkansgrupp Norra skolområdet (FSG)",
                None,
                "2024-03-05",
                None,
                "14:00",
                "15:50",
                "Videomöte",
            ],
        ),
        (
            "Protokoll från styrelsemöte i Koloniföreningen Täppan 2024.03.05",
            ["Koloniföreningen Täppan", None, "2024-03-05", None, None, None, None],
        ),
        (
            "Protokoll nr 4/2024 fört vid styrelsemöte med BRF Sjöstjärnan den 5/3/2024 kl. "
            "18:30 i föreningslokalen",
            ["BRF Sjöstjärnan", "4/2024", "2024-03-05", None, "18:30", None, "föreningslokalen"],
        ),
        (
            "Elevrådet Björkskolan\nProtokoll 20240305",
            ["Elevrådet Björkskolan", None, "2024-03-05", None, None, None, None],
        ),
        (
            "APT Akutkliniken 2024-03-05 kl 13.30–14.30, konferensrum Eken",
            ["Akutkliniken", None, "2024-03-05", None, "13:30", "14:30", "konferensrum Eken"],
        ),
        (
            "Styrgruppsmöte Projekt Nya bryggan\nDatum: 2024-03-05\nTid: 9–11\nPlats: Hamnkontoret",
            ["Projekt Nya bryggan", None, "2024-03-05", None, "09:00", "11:00", "Hamnkontoret"],
        ),
        (
            "PROTOKOLL\nValberedningen, Sjövikens IF\nTisdag 5 mars 2024 kl 19.00, Klubbstugan",
            ["Valberedningen", None, "2024-03-05", None, "19:00", None, "Klubbstugan"],
        ),
        (
            "Mötesanteckningar – Redaktionsrådet\n5 mars 2024 | 10:00–11:30 | Biblioteket",
            ["Redaktionsrådet", None, "2024-03-05", None, "10:00", "11:30", "Biblioteket"],
        ),
        (
            "Ledningsgruppen Kustkliniken, möte 5\nDen 5 mars -24, klockan 8-9.15 på Kliniken",
            ["Ledningsgruppen Kustkliniken", "5", "2024-03-05", None, "08:00", "09:15", "Kliniken"],
        ),
        (
            "Minnesanteckningar från Nätverket för e-arkiv, 5–6 mars 2024, Hotell Kajen",
            ["Nätverket för e-arkiv", None, "2024-03-05", "2024-03-06", None, None, "Hotell Kajen"],
        ),
        (
            "Byråmöte Lindqvist & Ro\n2024-03-05 09:00-09:45\nStudion",
            ["Lindqvist & Ro", None, "2024-03-05", None, "09:00", "09:45", "Studion"],
        ),
        (
            "Redovisning av arbetsplatsträff\n"
            "Enhet: Hemtjänsten Söder\n"
            "Datum: 05.03.2024\n"
            "Lokal: Matsalen",
            ["Hemtjänsten Söder", None, "2024-03-05", None, None, None, "Matsalen"],
        ),
        (
            "Årsmöte Byalaget Norra Viken\n\nSöndagen den 5 mars 2023 kl 15, Bygdegården",
            ["Byalaget Norra Viken", None, "2023-03-05", None, "15:00", None, "Bygdegården"],
        ),
        (
            "Protokoll från föräldramöte klass 4B, 5 mars 2024, 18–19.30",
            ["klass 4B", None, "2024-03-05", None, "18:00", "19:30", None],
        ),
        (
            "Hamnrådets möte 2024-03-05\nDigitalt via Teams, kl. 10–11",
            ["Hamnrådet", None, "2024-03-05", None, "10:00", "11:00", "Digitalt via Teams"],
        ),
        (
            "Projektmöte 14, E-tjänster\nDatum: 2024-03-05 kl: 13:00-14:00\nPlats: Sal B",
            ["E-tjänster", "14", "2024-03-05", None, "13:00", "14:00", "Sal B"],
        ),
        (
            "Trafiknämnden            Protokoll nr 3\n"
            "Vikens kommun            2024-03-05\n"
            "\n"
            "Tid: 13.00-15.00\n"
            "Plats: Rådhuset",
            ["Trafiknämnden", "3", "2024-03-05", None, "13:00", "15:00", "Rådhuset"],
        ),
        (
            "VIKENS KOMMUN                 SAMMANTRÄDESPROTOKOLL            1 (12)\n"
            "Tekniska nämnden              Sammanträdesdatum\n"
            "                              2025-03-26\n"
            "\n"
            "Plats och tid     Stadshuset, Bryggan, kl 13.15–16.40\n"
            "\n"
            "Justeringens      Stadshuset, 2025-04-02\n"
            "plats och tid\n"
            "\n"
            "Underskrifter",
            ["Tekniska nämnden", None, "2025-03-26", None, "13:15", "16:40", "Stadshuset, Bryggan"],
        ),
        (
            "PROTOKOLL FÖRT VID MÖTE MED\nVikens studentkårs styrelse\nMöte nr: 9\n\n"
            "Datum: 26 mars 2025\nKlockan: 19.00\nPlats: Klubbhuset",
            ["Vikens studentkårs styrelse", "9", "2025-03-26", None, "19:00", None, "Klubbhuset"],
        ),
        (
            "Vikens båtklubb\n\nProtokoll från styrelsemöte hemma hos Ida Askvik, Kajen,\n"
            "onsdagen den 26 mars 2025 kl. 19.00",
            [
                "Vikens båtklubb",
                None,
                "2025-03-26",
                None,
                "19:00",
                None,
                "hemma hos Ida Askvik, Kajen",
            ],
        ),
        (
            "# Tävlingsledningen för Kajloppet\n\nMöte i klubbstugan, 2025-03-26, 18.00-20.15",
            [
                "Tävlingsledningen för Kajloppet",
                None,
                "2025-03-26",
                None,
                "18:00",
                "20:15",
                "klubbstugan",
            ],
        ),
        (
            "MÖTESPROTOKOLL  Driftgruppen                                 Nr: 18\n\n"
            "Datum:    Onsdag 2025-03-26 kl 08:00-09:10\nPlats:    Verket, matsalen",
            ["Driftgruppen", "18", "2025-03-26", None, "08:00", "09:10", "Verket, matsalen"],
        ),
        (
            "Trafiknämnden\nSammanträdesprotokoll\nSammanträdesdatum 2025-03-26\n\n"
            "Tid och plats: Kl. 13.00 – 16.10 i Stadshuset, sal B, ajournering 14.25–14.40",
            ["Trafiknämnden", None, "2025-03-26", None, "13:00", "16:10", "Stadshuset, sal B"],
        ),
        (
            "PROTOKOLL\nfört vid sammanträde med valnämnden i Vikens kommun\n"
            "onsdagen den 26 mars 2025 kl. 15.00–15.40 i Kommunhuset",
            ["valnämnden", None, "2025-03-26", None, "15:00", "15:40", "Kommunhuset"],
        ),
    ],
)
def test_body_number_day_times_and_place(head: str, expected: list[str | None]) -> None:
    found = draft_of(head + _BODY).meeting
    days = [day and day.isoformat() for day in (found.date, found.end_date)]
    assert [found.body, found.number, *days, found.start, found.end, found.place] == expected


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "Vikens Klubb\n\nDistriktsstyrelsen\nProtokoll nr 3\n\n"
            "Lördag-söndag 27-28 januari 2024, Stugan, Viken",
            "Distriktsstyrelsen",
        ),
        (
            "Vikens Science Park AB\n"
            "PROTOKOLL FÖRT VID STYRELSEMÖTE NR 6\n\nDatum: 7 december 2023",
            "Vikens Science Park AB",
        ),
    ],
)
def test_neither_weekdays_nor_the_kind_of_meeting_name_the_body(head: str, body: str) -> None:
    assert draft_of(head + _BODY).meeting.body == body
