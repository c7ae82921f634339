"""Outstanding matters that the meeting reported on."""

import pytest

from tests.intake.texts import blocks_of, rows_of
from tracker.intake import FollowUp
from tracker.intake.follow_up_reports import status_of
from tracker.intake.follow_ups import read_follow_ups


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Pågår", "in_progress"),
        ("Klart.", "done"),
        ("Har skickats ut.", "done"),
        ("Skedde den 3 mars", "done"),
        ("uppsagt", "done"),
        ("två av tre offerter har kommit in", "in_progress"),
        ("14 av 20 svar", "in_progress"),
        ("avvaktar till hösten", "postponed"),
        ("Ida är informerad.", "done"),
        ("Tas upp senare.", "postponed"),
        ("Inte påbörjat", "open"),
        ("Kajen är lång", "open"),
        (None, "open"),
    ],
)
def test_a_report_tells_the_status(note: str | None, status: str) -> None:
    assert status_of(note) == status


def test_points_with_a_report_below_each() -> None:
    blocks = blocks_of("• Måla kajen.\n- Pågår.\n\n• Laga bron.\n- Klart\n")
    assert read_follow_ups("Föregående möten", blocks, "2") == [
        FollowUp("2", "Måla kajen.", "in_progress", "Pågår."),
        FollowUp("2", "Laga bron.", "done", "Klart"),
    ]


def test_a_report_behind_a_dash() -> None:
    assert read_follow_ups("Utestående ärenden", blocks_of("- Måla kajen – klart\n"), None) == [
        FollowUp(None, "Måla kajen", "done", "klart")
    ]


def test_a_follow_up_in_passing() -> None:
    text = "Uppföljning från KSK 17/1 om kajen. Det pågår.\n"
    assert read_follow_ups("Kajen", blocks_of(text), "3") == [
        FollowUp("3", "Uppföljning från KSK 17/1 om kajen.", "in_progress", "Det pågår.")
    ]


def test_another_item_has_none() -> None:
    assert read_follow_ups("Kajen", blocks_of("- Måla kajen – klart\n"), "3") == []


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Ej påbörjat.", "open"),
        ("inte gjort än", "open"),
        ("Har inte kunnat börja", "open"),
        ("Framflyttat till hösten", "postponed"),
        ("Klart till 80 %, resten tas i maj", "in_progress"),
        ("har begärts in, inväntar svar", "in_progress"),
        ("på väg", "in_progress"),
        ("Klart, publicerade 2/9", "done"),
        ("genomfördes 26/9", "done"),
        ("gjort, ingen krock", "done"),
    ],
)
def test_a_report_has_a_status(note: str, status: str) -> None:
    assert status_of(note) == status


@pytest.mark.parametrize(
    ("text", "matter", "note"),
    [
        ("- Måla kajen – klart.\n", "Måla kajen", "klart."),
        ("Måla kajen (Ida). Pågår.\n", "Måla kajen (Ida).", "Pågår."),
        ("Ida skulle måla kajen: gjort\n", "Ida skulle måla kajen", "gjort"),
        ("- Ida – måla kajen. Klart till hälften.\n", "måla kajen.", "Klart till hälften."),
        ("Kajen är nu målad.\n", "Kajen", "Kajen är nu målad."),
    ],
)
def test_a_matter_is_parted_from_its_report(text: str, matter: str, note: str) -> None:
    (found,) = read_follow_ups("Uppföljning av tidigare beslut", blocks_of(text), "2")
    assert (found.text, found.note) == (matter, note)


def test_a_ticked_box_is_done_and_an_empty_one_is_open() -> None:
    found = read_follow_ups("Förra veckans todo", blocks_of("- [x] Måla\n- [ ] Ringa\n"), "2")
    assert [(each.text, each.status) for each in found] == [("Måla", "done"), ("Ringa", "open")]


@pytest.mark.parametrize(
    "title",
    [
        "Uppdrag sedan tidigare",
        "kvar från sist",
        "Kvar sedan förra gången",
        "Genomgång av åtgärdslistan",
        "Tidigare beslut att bevaka",
        "Restpunkter",
        "Pågående uppdrag",
        "Uppföljning",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "- Måla kajen: klart\n- Laga bron: halvklar\n",
        "Måla kajen          Klart\nLaga bron      Pågår\n",
        "Måla kajen - klart sedan i maj\nLaga bron - pågår ännu\n",
        "• Måla kajen. Åtgärdat.\n• Laga bron. Arbetet pågår.\n",
        "- Måla kajen.\n  Klart.\n- Laga bron.\n  Pågår.\n",
    ],
    ids=["colons", "columns", "dashes", "sentences", "lines below"],
)
def test_matters_in_many_layouts_under_many_titles(title: str, text: str) -> None:
    found = read_follow_ups(title, blocks_of(text), "1", rows_of(text))
    assert [(each.text.rstrip("."), each.status) for each in found] == [
        ("Måla kajen", "done"),
        ("Laga bron", "in_progress"),
    ]


@pytest.mark.parametrize(
    "title", ["Ekonomisk uppföljning", "Föregående protokoll", "Uppföljning av budget"]
)
def test_other_reports_are_no_matters(title: str) -> None:
    text = "Protokollet gås igenom. Det är gjort och läggs till handlingarna.\n"
    assert read_follow_ups(title, blocks_of(text), "1", rows_of(text)) == []


def test_what_somebody_was_to_do_is_a_matter() -> None:
    text = "Bo hade fått i uppgift att laga bron, vilket är gjort.\n"
    found = read_follow_ups("Föregående protokoll", blocks_of(text), "1", rows_of(text))
    assert [(each.text, each.status) for each in found] == [("laga bron", "done")]


def test_numbered_points_are_a_matter_each() -> None:
    blocks = blocks_of("2.1 Kajen – Ida har svarat, klart.\n2.2 Bron – pågår, Bo ritar i maj.\n")
    assert [
        (each.text, each.status) for each in read_follow_ups("Föregående protokoll", blocks, "2")
    ] == [("Kajen", "done"), ("Bron", "in_progress")]
