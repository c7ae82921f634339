"""Rows: blank lines, page furniture and markup taken away."""

from tests.intake.texts import rows_of


def test_markers_and_emphasis_are_taken_away() -> None:
    rows = rows_of("- *Ida* ritar\n• Bo målar\n### *Beslut*\n")
    assert [(row.text, row.marker, row.level) for row in rows] == [
        ("Ida ritar", "-", 0),
        ("Bo målar", "•", 0),
        ("Beslut", "", 3),
    ]


def test_a_lone_sender_below_its_label_is_dropped() -> None:
    rows = rows_of("Först.\n\nAvsändare\nAskvik, Ida\nSedan.\n")
    assert [(row.text, row.gap) for row in rows] == [("Först.", True), ("Sedan.", True)]


def test_page_numbers_are_dropped() -> None:
    rows = rows_of("Protokoll      Sida 1 (3)\nBeslut\n2(3)\nSida 3\n")
    assert [row.text for row in rows] == ["Protokoll", "Beslut"]


def test_a_page_head_is_kept_once() -> None:
    rows = rows_of("Hamnrådet i Viken\nett\nHamnrådet i Viken\ntvå\nHamnrådet i Viken\ntre\n")
    assert [row.text for row in rows] == ["Hamnrådet i Viken", "ett", "två", "tre"]


def test_a_markdown_table_row_becomes_columns() -> None:
    assert [row.text for row in rows_of("| Vad | Vem |\n|---|---|\n")] == ["Vad\tVem"]


def test_an_empty_first_cell_keeps_its_place() -> None:
    row = rows_of("Vad\tVem\tNär\n\tBo Ekdal\t1 maj\n")[1]
    assert (row.text, row.tabs) == ("Bo Ekdal\t1 maj", 1)


def test_a_word_cut_at_a_line_end_is_made_whole() -> None:
    rows = rows_of("att Ida målar kajen i augus-\n    ti,\natt Bo lagar hamn- och\n    bryggor\n")
    assert [row.text for row in rows] == [
        "att Ida målar kajen i augusti,",
        "att Bo lagar hamn- och",
        "bryggor",
    ]


def test_a_person_who_is_mentioned_by_a_sign_is_that_person() -> None:
    rows = rows_of("- @Ida ritar kajen\n- skriv till ida@hamnen.example\n")
    assert [row.text for row in rows] == ["Ida ritar kajen", "skriv till ida@hamnen.example"]


def test_pages_that_are_counted_in_the_margin_go_and_days_stay() -> None:
    assert [row.text for row in rows_of("Kajen      1/2\nett\nBron      2/2\ntvå\n")] == [
        "Kajen",
        "ett",
        "Bron",
        "två",
    ]
    days = rows_of("Kajen      30/4\nBron      1/5\n")
    assert [row.text for row in days] == ["Kajen      30/4", "Bron      1/5"]
