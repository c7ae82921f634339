"""Decisions in running text."""

from datetime import date

import pytest

from tests.intake.texts import CONTEXT
from tracker.intake.running import Passing, deciding_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrgruppen beslutade att måla kajen.",
        "Mötet beslöt enhälligt att måla kajen.",
        "Ida fick i uppdrag att måla kajen.",
        "Bo åtog sig att ringa hamnen.",
        "Frågan bordläggs till nästa möte.",
        "Ida ritar kajen till den 3 maj.",
    ],
)
def test_a_sentence_that_decides_is_found(sentence: str) -> None:
    found = deciding_sentences(f"Kajen diskuterades. {sentence} Det är bra.", CONTEXT)
    assert [each.text for each in found] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida föreslår att rådet beslutar att måla kajen.",
        "Regeringen beslutade att bygga bron.",
        "Rådet har tidigare beslutat att måla kajen.",
        "Bo yrkade att rådet beslutar att vänta.",
        "Ida ritar kajen.",
        "Ida föreslår att en arbetsgrupp tillsätts.",
        "En arbetsgrupp tillsattes redan 2019.",
        "En arbetsgrupp ser över kajen.",
        "Ida firar kajen den 3 maj.",
        "Ida visar planen för perioden 7–30 juni.",
        "Ledamöterna ställer frågor om kajen inför nästa sammanträde.",
        "Gruppen diskuterar vad som behövs inför nästa sammanträde.",
        "Bo noterar att kajen ska målas till den 3 maj.",
        "Bo bedömer att kajen måste målas före sommaren.",
        "Ida framför också att färgen ska beställas senast den 3 maj.",
        "Ida upplyser om att bron stängs under våren.",
        "Vikens förening firar kajen i vår.",
        "Entreprenören bygger om bron under våren.",
        "Ida fyller 60 i maj.",
    ],
)
def test_a_report_or_a_proposal_decides_nothing(sentence: str) -> None:
    assert list(deciding_sentences(sentence, CONTEXT)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Det bestämdes att måla kajen.",
        "Vi enades om att måla kajen.",
        "Gruppen kom överens om att kajen ska målas.",
        "Gruppen var också överens om att kajen ska målas.",
        "Efter diskussion beslutade styrgruppen att måla kajen.",
        "Styrgruppen gav Ida Askvik och Bo i uppdrag att måla kajen.",
        "Styrgruppen uppdrog åt Ida att måla kajen.",
        "Ida uppdras att måla kajen.",
        "Vi tar det på nästa möte när Ida är med.",
        "En arbetsgrupp tillsätts.",
        "En liten grupp om tre personer tillsattes.",
        "Det bildas en arbetsgrupp för kajen.",
        "Överenskoms att Ida målar kajen.",
        "Ida och Bo utsågs att måla kajen.",
        "Ida fick styrgruppens fullmakt att måla kajen.",
    ],
)
def test_every_way_of_deciding_is_known(sentence: str) -> None:
    assert list(deciding_sentences(sentence, CONTEXT)) == [Passing(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen beslutade att flytta.",
        "Fullmäktige beslutade i mars att bygga bron.",
        "Ordföranden finner att gruppen beslutar att bordlägga ärendet.",
        "Ida lovade att fråga.",
        "Ida erbjöd sig att ta reda på priset.",
    ],
)
def test_what_others_decide_and_what_is_only_offered_is_no_decision(sentence: str) -> None:
    assert list(deciding_sentences(sentence, CONTEXT)) == []


def test_a_decision_of_an_earlier_meeting_is_told_with_its_day() -> None:
    sentence = "Styrgruppen beslutade den 9 december 2020 att måla kajen."
    assert list(deciding_sentences(sentence, CONTEXT)) == [Passing(sentence, date(2020, 12, 9))]


def test_the_sentence_behind_may_tell_until_when() -> None:
    text = "Styrgruppen beslutade att Ida ritar kajen. Ritningen ska vara klar senast den 3 maj."
    assert [each.beyond for each in deciding_sentences(text, CONTEXT)] == [
        "Ritningen ska vara klar senast den 3 maj."
    ]


def test_who_is_responsible_belongs_to_the_decision() -> None:
    text = "Styrgruppen beslutade att kajen ska målas. Ansvarig: Bo. Klart: v. 14."
    assert [each.text for each in deciding_sentences(text, CONTEXT)] == [text]


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrgruppen sade nej till bankett.",
        "Styrgruppen godkände budgeten för kajen.",
        "Styrgruppen beslutade om inköp av färg.",
        "Styrgruppen beslutar fastställa taxan.",
        "Vi kom överens om temat Hav.",
        "Alla var ense om att vänta.",
        "Gruppen stannade för att måla kajen.",
        "Ida anmälde sig frivilligt att rita kajen, vilket gruppen godtog.",
        "Styrgruppen gav Ida mandat att köpa färg.",
        "Ida skriver en utvärdering som ska vara klar den 15 maj.",
        "Ida lämnar in den på lagning snarast.",
        "Bojarna ska tas upp i oktober, Ida och Bo ordnar det.",
        "Samverkan sker i enighet.",
    ],
)
def test_deciding_needs_neither_att_nor_the_word(sentence: str) -> None:
    assert [each.text for each in deciding_sentences(sentence, CONTEXT)] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrgruppen godkände dagordningen.",
        "Styrgruppen har sagt nej till bankett.",
        "Hamnrådet sade nej till bankett.",
        "Ida bjuder in till en kurs den 9 april.",
        "Ida ordnar det, det är redan klart.",
        "Styrgruppen var enig om att något måste göras men inte vad.",
    ],
)
def test_formalities_and_what_others_do_decide_nothing(sentence: str) -> None:
    assert list(deciding_sentences(sentence, CONTEXT)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vid styrgruppens möte 2020-12-04 beslutades att måla kajen.",
        "Protokollet från 2020-12-04 gicks igenom. Styrgruppen beslutade då att måla kajen.",
        "Vid mötet den 4 december beslutade styrgruppen att måla kajen.",
    ],
)
def test_a_quoted_decision_knows_its_day_also_from_the_sentence_before(text: str) -> None:
    assert [each.decided_on for each in deciding_sentences(text, CONTEXT)] == [date(2020, 12, 4)]


def test_who_carries_out_a_decision_may_stand_right_behind_it() -> None:
    text = "Styrgruppen beslutade att måla kajen. Ida kontaktar målaren. Bo var nöjd."
    assert [each.text for each in deciding_sentences(text, CONTEXT)] == [
        "Styrgruppen beslutade att måla kajen. Ida kontaktar målaren."
    ]


def test_a_task_behind_a_decision_that_names_somebody_is_one_of_its_own() -> None:
    text = "Styrgruppen beslutade att Bo målar kajen. Ida kontaktar hamnen."
    assert [(each.text, each.form) for each in deciding_sentences(text, CONTEXT)] == [
        ("Styrgruppen beslutade att Bo målar kajen.", "running"),
        ("Ida kontaktar hamnen.", "promise"),
    ]


@pytest.mark.parametrize("behind", ["Bo tar hand om detta.", "Ida och Bo sköter det."])
def test_who_sees_to_it_belongs_to_the_decision(behind: str) -> None:
    text = f"Styrgruppen beslutade att måla kajen. {behind}"
    assert [each.text for each in deciding_sentences(text, CONTEXT)] == [text]
