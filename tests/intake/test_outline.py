"""Paragraphs, list points and clauses."""

from tests.intake.texts import blocks_of


def shapes(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert shapes("Rådet har talat om\nkajen och bron.\n") == [
        ("paragraph", "Rådet har talat om kajen och bron.")
    ]


def test_a_paragraph_goes_on_behind_a_page_break() -> None:
    assert shapes("- Ida visar den på\n\nnästa möte.\n") == [
        ("bullet", "Ida visar den på nästa möte.")
    ]


def test_a_new_sentence_behind_a_gap_is_a_new_paragraph() -> None:
    assert shapes("Ida ritar.\n\nBo målar.\n") == [
        ("paragraph", "Ida ritar."),
        ("paragraph", "Bo målar."),
    ]


def test_clauses_without_gaps_are_told_apart() -> None:
    assert shapes("Rådet beslutar\natt måla kajen,\natt laga bron, samt\natt vila.\n") == [
        ("paragraph", "Rådet beslutar"),
        ("clause", "att måla kajen,"),
        ("clause", "att laga bron, samt"),
        ("clause", "att vila."),
    ]


def test_a_line_that_happens_to_begin_with_att_goes_on() -> None:
    assert shapes("Det är svårt för Ida\natt hinna.\n") == [
        ("paragraph", "Det är svårt för Ida att hinna.")
    ]


def test_a_label_stands_alone() -> None:
    assert shapes("Beslut:\nIda ritar.\n") == [("label", "Beslut:"), ("paragraph", "Ida ritar.")]


def test_dated_lines_are_points() -> None:
    assert shapes("3 maj   Hamndagen\n5-6 juni   Regatta\n") == [
        ("bullet", "3 maj Hamndagen"),
        ("bullet", "5-6 juni Regatta"),
    ]


def test_points_within_an_item_are_points_and_titles_are_not() -> None:
    assert shapes(
        "Beslut\n2.1 Måla kajen\noch bron.\n2.2 Ida ritar bryggan.\n\n2.3 Bron\nIda ritar."
    ) == [
        ("label", "Beslut"),
        ("bullet", "Måla kajen och bron."),
        ("bullet", "Ida ritar bryggan."),
        ("heading", "2.3 Bron"),
        ("paragraph", "Ida ritar."),
    ]


def test_a_time_of_day_is_no_point() -> None:
    assert shapes("9.30 Ida ritar kajen.") == [("paragraph", "9.30 Ida ritar kajen.")]


def test_a_block_knows_its_lines() -> None:
    block = blocks_of("\nRådet har talat om\nkajen.\n")[0]
    assert (block.line, block.end_line) == (2, 3)


def test_what_the_parties_agree_on_is_told_apart() -> None:
    assert shapes("Parterna enades om\natt måla kajen\natt laga bron\n") == [
        ("paragraph", "Parterna enades om"),
        ("clause", "att måla kajen"),
        ("clause", "att laga bron"),
    ]


def test_a_label_within_a_numbered_point_is_told_apart() -> None:
    assert shapes("6.1 Tillbud. Två i mars. Beslut: Ida går igenom dem.\n") == [
        ("bullet", "Tillbud. Två i mars."),
        ("paragraph", "Beslut: Ida går igenom dem."),
    ]
