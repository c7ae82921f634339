"""Blocks of an item → decisions."""

from datetime import date

import pytest

from tests.intake.texts import CONTEXT, blocks_of, draft_of
from tracker.intake import DraftDecision, Source
from tracker.intake.decisions import read_decisions


def decisions(text: str) -> list[DraftDecision]:
    return read_decisions(blocks_of(text), "4", CONTEXT)


def texts(text: str) -> list[str]:
    return [each.text for each in decisions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Beslut\n\n- Ida ritar kajen.\n- Bo målar bron.\n",
        "Beslut\nIda ritar kajen.\n\nBo målar bron.\n",
        "Beslut:\n1. Ida ritar kajen.\n2. Bo målar bron.\n",
        "AP: Ida ritar kajen.\nÅtgärd: Bo målar bron.\n",
        "=> Ida ritar kajen.\n=> Bo målar bron.\n",
    ],
    ids=["points", "paragraphs", "numbers", "inline", "arrows"],
)
def test_each_point_of_a_block_is_a_decision(text: str) -> None:
    assert texts(text) == ["Ida ritar kajen.", "Bo målar bron."]


@pytest.mark.parametrize(
    "lead",
    ["Rådet beslutade", "Rådet tackade och beslutade", "Rådet beslutar:", "Beslut\nRådet beslutar"],
)
def test_clauses_below_a_lead_are_decisions(lead: str) -> None:
    assert texts(f"{lead}\n\natt måla kajen\n\natt laga bron, samt\n\natt vila.\n") == [
        "att måla kajen",
        "att laga bron",
        "att vila.",
    ]


def test_a_list_below_a_decision_belongs_to_it() -> None:
    assert texts("Beslut\n\nAtt rita kajer.\n\n- Norra viken\n- Södra viken\n\nAtt måla.\n") == [
        "Att rita kajer. Norra viken Södra viken",
        "Att måla.",
    ]


def test_questions_below_a_clause_that_ends_in_a_colon_belong_to_it() -> None:
    text = "Rådet beslutade\n\natt Ida utreder:\n\nVad kostar kajen?\n\nVem äger den?\n"
    assert texts(text) == ["att Ida utreder: Vad kostar kajen? Vem äger den?"]


@pytest.mark.parametrize(
    "below", ["Diskussion\n\nIda talade.", "Kajen i Viken\nRådet har varit där."]
)
def test_a_block_ends_at_the_next_label_or_heading(below: str) -> None:
    assert texts(f"Beslut\n\n- Bo målar bron.\n\n{below}\n") == ["Bo målar bron."]


def test_motions_and_proposals_are_no_decisions() -> None:
    assert texts("Förslag till beslut\n\n- att måla kajen\n\nYrkanden\n\nIda yrkar avslag.\n") == []


def test_nothing_decided_is_no_decision() -> None:
    assert texts("Beslut\n\nInga beslut.\n") == []


def test_a_decision_knows_its_lines() -> None:
    assert decisions("Beslut\n\n- Ida ritar\nhela kajen.\n")[0].source == Source(3, 4)


def test_a_quoted_decision_is_an_earlier_one() -> None:
    text = "Se beslut från mötet den 2020-10-05 nedan:\n\nRådet beslutade\n\natt Ida ritar kajen.\n"
    (found,) = decisions(text)
    assert (found.kind, found.decided_on, found.actions) == ("earlier", date(2020, 10, 5), ())


def test_a_tabled_matter_carries_its_deadline_and_no_actions() -> None:
    (found,) = decisions("Tiden gick. Frågan bordläggs till den 3 maj.\n")
    assert (found.text, found.kind, found.actions) == (
        "Frågan bordläggs till den 3 maj.",
        "tabled",
        (),
    )
    assert found.deadline is not None
    assert found.deadline.date == date(2021, 5, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- → Ida ritar kajen\n", ["Ida ritar kajen"]),
        ("AP: fixa växel\n- priser: fråga handlarn\n", ["fixa växel"]),
        ("* Bo: kollar priset\n", ["Bo: kollar priset"]),
        ("- [ ] Ida ritar kajen\n", ["Ida ritar kajen"]),
        ("Beslut: -\n", []),
        ("Yrkanden\nBo yrkar bifall.\n\nBeslut\nKajen målas.\n", ["Kajen målas."]),
        ("Beslut\nIda ritar kajen.\nBo målar den.\n", ["Ida ritar kajen.", "Bo målar den."]),
    ],
)
def test_every_form_of_a_decision_is_found(text: str, expected: list[str]) -> None:
    assert [each.text for each in decisions(text)] == expected


def test_a_list_below_an_earlier_day_is_of_that_meeting() -> None:
    text = "Styrgruppen beslutade den 9 december 2020 att\n- måla kajen,\n- laga bron.\n"
    assert [(each.kind, each.decided_on) for each in decisions(text)] == [
        ("earlier", date(2020, 12, 9)),
        ("earlier", date(2020, 12, 9)),
    ]


def test_a_matter_sent_back_is_a_decision_with_an_assignee() -> None:
    (found,) = decisions("Beslut\nÄrendet återremitteras till hamnförvaltningen.\n")
    assert (found.kind, found.actions[0].assignees) == ("decision", ("hamnförvaltningen",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslut att Ida ritar kajen.\nBeslut att inte måla.", 2),
        ("Beslut: Ida ritar kajen.\n\nAP Ida + Bo: rita kajen\n\nTODO: ring hamnen", 3),
        ("Åtgärd: Bo ringer hamnen.\n\nNästa steg: Ida ritar kajen.", 2),
        ("- Ida bokar lokal\n- Bo + Ida gör affisch\n- Kajen är lång", 2),
        ("- Ida: boka lokal\n- Ljud: det fungerar", 1),
        ("Beslut\nKajen målas.\n\nNästa möte: tisdag 4 maj", 1),
        ("Förbundet har lagt pengar på det. Riksdagen har beslutat\natt bygga en bro.", 0),
    ],
)
def test_every_form_of_label_and_note_is_counted(text: str, expected: int) -> None:
    assert len(texts(text)) == expected


def test_labels_in_lines_of_their_own_belong_to_the_decision_above() -> None:
    text = "Beslut: Kajen målas.\n\nAnsvarig: Ida\n\nKlart: vecka 20"
    (decision,) = decisions(text)
    (action,) = decision.actions
    assert (action.assignees, action.deadline and action.deadline.date) == (
        ("Ida Askvik",),
        date(2021, 5, 23),
    )


@pytest.mark.parametrize(
    "lead",
    [
        "Så här löd beslutet vid mötet den 4 februari 2021:",
        "Den 4 februari 2021 fattade rådet följande beslut:",
        "Från protokollet den 4 februari 2021:",
    ],
)
def test_what_stands_below_a_line_that_quotes_was_decided_before(lead: str) -> None:
    found = decisions(f"{lead}\n\n- Kajen målas vit.\n\nDet blev inte av.\n")
    assert [(each.kind, each.decided_on) for each in found] == [("earlier", date(2021, 2, 4))]


def test_a_lead_that_speaks_of_another_day_opens_decisions_of_that_day() -> None:
    found = decisions("Rådet tog den 4 februari 2021 del av planen och beslutade då\n\natt måla.\n")
    assert [each.decided_on for each in found] == [date(2021, 2, 4)]


def test_a_label_behind_a_sentence_begins_a_decision() -> None:
    assert texts("Ida öppnade. Beslut: Planen antas. Beslut: Bo målar.") == [
        "Planen antas.",
        "Bo målar.",
    ]


def test_a_decision_that_ends_in_the_word_proposal_is_no_label() -> None:
    assert texts("Rådet beslutade\n\natt anta gruppens förslag\n\natt måla\n") == [
        "att anta gruppens förslag",
        "att måla",
    ]


def test_the_title_of_an_item_may_be_a_proposal() -> None:
    draft = draft_of("1. Förslag till ny taxa\nGruppen beslutade att anta taxan.\n\n2. Bron\nBo.\n")
    assert [each.text for each in draft.decisions] == ["Gruppen beslutade att anta taxan."]


def test_what_somebody_does_until_a_tabled_matter_comes_up_is_a_decision_too() -> None:
    text = "Beslut: Frågan bordläggs till nästa möte. Ida kompletterar underlaget."
    assert [(each.kind, each.text) for each in decisions(text)] == [
        ("tabled", "Frågan bordläggs till nästa möte."),
        ("decision", "Ida kompletterar underlaget."),
    ]


def test_a_point_may_decide_and_say_who_does_it_in_running_text() -> None:
    assert texts("- Kajen är sliten. Beslöts att måla den. Ida köper färg.\n") == [
        "Beslöts att måla den. Ida köper färg."
    ]
