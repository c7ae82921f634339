"""Action tables."""

from datetime import date

from tests.intake.texts import CONTEXT, rows_of
from tracker.intake import Deadline, DraftAction, DraftDecision, FollowUp, Source
from tracker.intake.tables import find_tables, read_table

TABLE = """\
| Nr | Åtgärd | Ansvarig | Klart | Status |
|----|--------|----------|-------|--------|
| 1 | Måla kajen | Ida, Kajgruppen | 3 maj | Ny |
| 2 | Laga bron | Bo | 1 feb | Klart |
"""


def test_a_new_row_is_a_decision_with_one_action() -> None:
    rows = rows_of(TABLE)
    decisions, _ = read_table(find_tables(rows)[0], rows, "5", CONTEXT)
    deadline = Deadline("3 maj", "date", None, date(2021, 5, 3))
    action = DraftAction("Måla kajen", ("Ida Askvik", "Kajgruppen"), deadline)
    assert decisions == [DraftDecision("5", "Måla kajen", actions=(action,), source=Source(3, 3))]


def test_a_row_with_a_report_is_a_follow_up() -> None:
    rows = rows_of(TABLE)
    _, follow_ups = read_table(find_tables(rows)[0], rows, "5", CONTEXT)
    assert follow_ups == [FollowUp("5", "Laga bron", "done", "Klart")]


def test_another_table_is_left() -> None:
    assert find_tables(rows_of("| Namn | Ort |\n|---|---|\n| Ida | Viken |\n")) == []


def test_an_empty_first_cell_shifts_no_column() -> None:
    rows = rows_of("Åtgärd\tAnsvarig\tKlart\nBoka salen\tIda\t1 maj\n\tBo\t2 maj\n")
    (table,) = find_tables(rows)
    decisions, _ = read_table(table, rows, None, CONTEXT)
    assert [each.text for each in decisions] == ["Boka salen"]


def test_a_break_within_a_cell_parts_people_but_no_words() -> None:
    rows = rows_of("| Vad | Vem |\n|---|---|\n| Måla kajen<br>i maj | Ida<br>Bo |\n")
    (decision,), _ = read_table(find_tables(rows)[0], rows, None, CONTEXT)
    assert decision.text == "Måla kajen i maj"
    assert decision.actions[0].assignees == ("Ida Askvik", "Bo Ekdal")
