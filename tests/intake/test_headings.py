"""Agenda items."""

import pytest

from tests.intake.texts import rows_of
from tracker.intake.headings import find_items
from tracker.intake.plain_headings import find_plain_headings, looks_like_heading


def items(text: str) -> list[tuple[str | None, str]]:
    return [(each.number, each.title) for each in find_items(rows_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "1. Kajen\nIda talade.\n\n2. Bron\nBo talade.\n",
        "1 Kajen\nIda talade.\n\n2 Bron\nBo talade.\n",
        "## 1. Kajen\n\nIda.\n\n#### 2. Bron\n",
        "§ 1 Kajen\nIda.\n§ 2 Bron\n",
        "§ 1\nKajen\nIda.\n\n§2   Dnr HR 2021/4\nBron\n",
        "Punkt 1. Kajen\nIda.\n\nPunkt 2. Bron\nBo.\n",
        "PUNKT 1: Kajen\nIda.\n\nPUNKT 2: Bron\nBo.\n",
        "Ärende 1 Kajen\nIda.\n\nÄrende 2 Bron\nBo.\n",
        "Närvarande:\n1. Ida Askvik\n2. Bo Ekdal, ordf\n\n1. Kajen\nIda.\n\n2. Bron\nBo.\n",
    ],
    ids=[
        "full stops",
        "bare numbers",
        "markdown",
        "paragraph signs",
        "titles below",
        "a word in front",
        "capitals in front",
        "another word in front",
        "numbered people above",
    ],
)
def test_numbered_points_are_items(text: str) -> None:
    assert items(text) == [("1", "Kajen"), ("2", "Bron")]


def test_a_numbered_list_inside_an_item_is_no_item() -> None:
    text = "1. Kajen\nFörslag:\n1. Måla\n2. Laga\n\n2. Bron\n\n3. Övrigt\n"
    assert items(text) == [("1", "Kajen"), ("2", "Bron"), ("3", "Övrigt")]


def test_a_table_of_contents_is_not_counted_twice() -> None:
    text = "Dagordning\n1. Kajen\n2. Bron\n\n1. Kajen\nIda.\n\n2. Bron\nBo.\n"
    assert [each.row for each in find_items(rows_of(text))] == [3, 5]


def test_markdown_headings_without_numbers_are_items() -> None:
    text = "# Hamnrådet\n\n## Kajen\n\n### Beslut\n\n## Bron\n"
    assert items(text) == [(None, "Kajen"), (None, "Bron")]


def test_plain_headings_with_their_text_below_are_items() -> None:
    rows = rows_of("Närvarande: Ida\n\nKajen\nIda talade.\n\nBron\nBo talade.\n")
    assert [each.title for each in find_plain_headings(rows, 1)] == ["Kajen", "Bron"]


def test_numbered_decisions_below_a_paragraph_sign_are_no_items() -> None:
    assert items("§ 5 Kajen\nBeslut\n1. Kajen målas.\n2. Bron lagas.\n") == [("5", "Kajen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kajen i Viken\nRådet har träffat Ida.\n", True),
        ("Ida ritar kajen\nBo målar bron.\n", False),
        ("Rådet har länge velat\nmåla kajen.\n", False),
        ("Det är klart.\nBo målar.\n", False),
    ],
)
def test_a_short_line_over_a_text_is_a_heading(text: str, expected: bool) -> None:
    assert looks_like_heading(rows_of(text), 0) is expected


def test_headings_in_small_letters_are_items_where_all_are() -> None:
    text = "1 kajen\nida talade\n-> måla\n\n2 bron över ån\nbo talade\n"
    assert items(text) == [("1", "kajen"), ("2", "bron över ån")]


def test_more_than_a_hundred_items_are_found() -> None:
    text = "".join(f"{number}. Kaj {number}\nIda talade.\n\n" for number in range(1, 131))
    assert len(items(text)) == 130


def test_decisions_of_the_whole_meeting_are_a_heading_of_their_own() -> None:
    rows = rows_of("Kajen\nIda talade.\n\nBron\nBo talade.\n\nBeslut\nKajen målas.\n")
    assert [each.title for each in find_plain_headings(rows, 0)] == ["Kajen", "Bron", "Beslut"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A. Kajen\nIda.\n\nB. Bron\nBo.\n", ["A", "B"]),
        ("I. Kajen\nIda.\n\nII. Bron\nBo.\n", ["I", "II"]),
        ("§ 12/24 Kajen\nIda.\n\n§ 13/24 Bron\nBo.\n", ["12/24", "13/24"]),
        ("1 – Kajen\nIda.\n\n2 – Bron\nBo.\n", ["1", "2"]),
        ("Punkt 1 – Kajen\nIda.\n\nPunkt 2 – Bron\nBo.\n", ["1", "2"]),
        ("1. Kajen.\nIda.\n\n2. Bron.\nBo.\n", ["1", "2"]),
        ("1\tKajen\nIda.\n\n2\tBron\nBo.\n", ["1", "2"]),
        ("1. Kajen\n1.1 Norra delen\nIda.\n2. Bron\n2.1 Räcket\nBo.\n", ["1", "2"]),
    ],
)
def test_numbers_are_written_in_many_ways(text: str, numbers: list[str]) -> None:
    assert items(text) == list(zip(numbers, ["Kajen", "Bron"], strict=True))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("25/17   Kajen\nIda.\n\n25/18   Bron\nBo.\n", ["25/17", "25/18"]),
        ("2024:9 Kajen\nIda.\n\n2024:10 Bron\nBo.\n", ["2024:9", "2024:10"]),
        ("14/2024 Kajen\nIda.\n\n15/2024 Bron\nBo.\n", ["14/2024", "15/2024"]),
        ("7/9 Kajen\nIda.\n\n8/9 Bron\nBo.\n", []),
    ],
)
def test_numbers_go_on_through_the_year(text: str, numbers: list[str]) -> None:
    assert [number for number, _ in items(text)] == numbers


def test_points_of_a_part_whose_heading_is_not_there() -> None:
    assert items("1.1 Kajen\nIda talade.\n\n1.2 Bron\nBo talade.\n") == [
        ("1.1", "Kajen"),
        ("1.2", "Bron"),
    ]


def test_the_list_of_cases_in_front_is_no_point() -> None:
    listed = "Ärendelista\n§ 1  Kajen\n§ 2  Bron\n"
    found = find_items(rows_of(f"{listed}\n§ 1\nKajen\nIda.\n\n§ 2\nBron\nBo.\n"))
    assert [(each.number, each.title, each.row) for each in found] == [
        ("1", "Kajen", 3),
        ("2", "Bron", 6),
    ]


def test_markdown_headings_below_the_numbered_ones_are_items_too() -> None:
    text = "## 1. Kajen\n\nIda.\n\n## 2. Bron\n\nBo.\n\n## Kommande möten\n\n- 3 maj\n"
    assert items(text) == [("1", "Kajen"), ("2", "Bron"), (None, "Kommande möten")]


def test_a_title_below_its_number_may_go_on_on_the_next_line() -> None:
    text = "§ 1\nProgram för kajen och\nbron 2026\n\nIda.\n\n§ 2\nTaxan\n\nBo.\n"
    assert items(text) == [("1", "Program för kajen och bron 2026"), ("2", "Taxan")]
