"""Minutes in one table."""

from tests.intake.texts import draft_of

TEXT = """\
# Hamnrådet 2024-03-05

**Närvarande:** Ida Askvik, Bo Ekdal

| Nr | Punkt | Anteckningar | Beslut |
|----|-------|--------------|--------|
| 1 | Kajen | Ida talade om kajen. | Bo målar kajen senast den 3 maj. |
| 2 | Bron | Bo talade. | |
"""


def test_each_row_is_an_item() -> None:
    found = draft_of(TEXT).agenda_items
    assert [(each.number, each.title) for each in found] == [("1", "Kajen"), ("2", "Bron")]


def test_the_column_of_decisions_holds_decisions() -> None:
    found = draft_of(TEXT).decisions
    assert [(each.item, each.text) for each in found] == [("1", "Bo målar kajen senast den 3 maj.")]


def test_an_action_table_stays_one() -> None:
    text = TEXT.replace("| Anteckningar |", "| Ansvarig |").replace("Ida talade om kajen.", "Bo")
    assert [each.title for each in draft_of(text).agenda_items] == []
