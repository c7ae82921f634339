"""Tables in columns of spaces, with cells that wrap."""

from tests.intake.texts import draft_of, rows_of
from tracker.intake.space_columns import in_cells


def cells(text: str) -> list[list[str]]:
    return [row.text.split("\t") for row in in_cells(rows_of(text))]


def test_a_cell_that_wraps_is_one_cell() -> None:
    text = (
        "Nr   Åtgärd                       Ansvarig    Klart    Status\n"
        "-----------------------------------------------------------------\n"
        "1    Måla kajen med färg som      Ida, Bo     3 maj    Pågår till\n"
        "     tål salt                                          sommaren\n"
        "2    Laga bron                    Eva                  Ny\n"
    )
    assert cells(text)[1:] == [
        ["1", "Måla kajen med färg som tål salt", "Ida, Bo", "3 maj", "Pågår till sommaren"],
        ["2", "Laga bron", "Eva", "", "Ny"],
    ]


def test_without_numbers_a_small_letter_or_a_full_cell_goes_on() -> None:
    text = (
        "Vad                        Vem      När\n"
        "Måla kajen med färg som    Ida      3 maj\n"
        "tål salt\n"
        "Laga bron över sundet vid  Bo       snarast\n"
        "Norrudden\n"
        "Städa                      Eva      v. 9\n"
        "Handla                     Eva      v. 9\n"
    )
    assert [row[0] for row in cells(text)[1:]] == [
        "Måla kajen med färg som tål salt",
        "Laga bron över sundet vid Norrudden",
        "Städa",
        "Handla",
    ]


def test_a_word_cut_in_a_cell_is_whole() -> None:
    text = (
        "Åtgärd               Ansvarig     Klart\n"
        "\n"
        "Måla kaj-            Hamn-        3 maj\n"
        "kanten               gruppen\n"
        "\n"
        "Laga bron            Bo           4 maj\n"
    )
    assert cells(text)[1:] == [
        ["Måla kajkanten", "Hamngruppen", "3 maj"],
        ["Laga bron", "Bo", "4 maj"],
    ]


def test_what_stands_below_a_table_is_no_part_of_it() -> None:
    text = "Åtgärd      Ansvarig\nMåla        Ida\n\n6  Nästa möte\nDen 3 maj.\n"
    assert cells(text)[2:] == [["6  Nästa möte"], ["Den 3 maj."]]


def test_a_wrapped_row_knows_its_lines() -> None:
    draft = draft_of(
        "Hamnrådet 2021-03-10\nNärvarande: Ida Askvik, Bo Ekdal\n\n1. Kajen\nVi såg den.\n\n"
        "2. Åtgärder\n"
        "Nr   Åtgärd                   Ansvarig    Klart    Status\n"
        "1    Måla kajen med färg som  Ida, Bo     3 maj    Ny\n"
        "     tål salt\n"
    )
    (decision,) = draft.decisions
    assert decision.text == "Måla kajen med färg som tål salt"
    assert decision.source
    assert (decision.source.line, decision.source.end_line) == (9, 10)


def test_a_table_drawn_with_lines_has_a_row_between_two_of_them() -> None:
    text = (
        "+----+--------------------+--------+\n"
        "| Nr | Åtgärd             | Vem    |\n"
        "+----+--------------------+--------+\n"
        "| 1  | Måla kajen med sju | Ida,   |\n"
        "|    | färger             | Bo     |\n"
        "+----+--------------------+--------+\n"
        "| 2  | Laga bron          | Eva    |\n"
        "+----+--------------------+--------+\n"
    )
    assert cells(text)[1:] == [
        ["1", "Måla kajen med sju färger", "Ida, Bo"],
        ["2", "Laga bron", "Eva"],
    ]


def test_a_number_sign_is_no_heading_and_a_day_no_page() -> None:
    text = "#    Uppgift       Vem     När\n1    Måla kajen    Ida     1/4\n"
    assert cells("\n" * 5 + text) == [
        ["#", "Uppgift", "Vem", "När"],
        ["1", "Måla kajen", "Ida", "1/4"],
    ]


def test_points_in_the_first_column_are_rows() -> None:
    text = "Vad?              Vem?     Till när?\n- Måla kajen      Ida      1 april\n"
    assert cells(text)[1:] == [["Måla kajen", "Ida", "1 april"]]
