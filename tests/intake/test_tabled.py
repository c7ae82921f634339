"""Matters that are put off."""

import pytest

from tests.intake.texts import CONTEXT, PEOPLE
from tracker.intake.assignees import find_assignees
from tracker.intake.tabled import is_taken_up_later, tabling_sentence, takes_up_later


@pytest.mark.parametrize(
    "sentence",
    [
        "Frågan bordläggs till nästa möte.",
        "Ärendet bordlades.",
        "Frågan om kajen skjuts upp till hösten.",
        "På grund av tidsbrist bordläggs övriga punkter.",
        "Eftersom underlaget saknas skjuts beslutet fram till ett senare möte.",
        "Punkten fick stå över till nästa gång.",
        "Frågan får anstå till våren.",
    ],
)
def test_the_sentence_that_puts_off_is_found(sentence: str) -> None:
    assert tabling_sentence(f"Kajen diskuterades. {sentence}") == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Ida yrkar att ärendet bordläggs.",
        "Ärendet ska inte bordläggas.",
        "Bo bordar båten.",
        "Kajen fick stå över helgen.",
    ],
)
def test_a_motion_or_a_refusal_puts_nothing_off(text: str) -> None:
    assert tabling_sentence(text) is None


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Att kajen tas upp på nästa möte.", True),
        ("Frågan behandlas på nästa styrgruppsmöte.", True),
        ("Att på nästa möte prioritera kajer.", False),
        ("Kajen tas upp av Ida.", False),
    ],
)
def test_the_whole_decision_may_be_that_it_comes_up_later(text: str, later: bool) -> None:
    assert is_taken_up_later(text, CONTEXT) is later


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Frågan om bron tas upp nästa gång.", True),
        ("Vi tar det på nästa möte när Ida är med.", True),
        ("bestäms nästa gång, när Bo är med", True),
        ("Ärendet utgick då Bo saknades och tas upp på nästa möte.", True),
        ("Vi diskuterade hur frågan kan tas upp på kommande möten.", False),
        ("Ida tar det.", False),
    ],
)
def test_a_sentence_may_say_that_we_come_back_to_it(sentence: str, later: bool) -> None:
    assert takes_up_later(sentence) is later


def _puts_off(text: str) -> bool:
    later = is_taken_up_later(text, CONTEXT) and not find_assignees(text, PEOPLE)
    return bool(tabling_sentence(text)) or later


@pytest.mark.parametrize(
    "text",
    [
        "Frågan bordläggs.",
        "Ärendet bordläggs till nästa möte.",
        "Punkten skjuts upp.",
        "Frågan skjuts till nästa möte.",
        "Ärendet skjuts fram till hösten.",
        "Vi tar upp frågan på nästa möte.",
        "Frågan tas upp igen vid nästa möte.",
        "Punkten flyttas till nästa möte.",
        "Beslutet skjuts upp till mötet i maj.",
        "Ärendet hänskjuts till nästa sammanträde.",
        "Frågan får vänta till nästa möte.",
        "Diskussionen fortsätter på nästa möte.",
        "Vi återkommer till frågan på nästa möte.",
        "Punkten utgår och tas upp nästa gång.",
        "Återkommer på nästa möte.",
        "Tas upp på nästa möte.",
        "Bordläggs.",
        "Bordlades till nästa gång.",
        "Flyttas till nästa avstämning",
        "Frågan bordläggs tills underlag finns.",
        "Beslut om inköp skjuts upp.",
        "Mötet beslutade att bordlägga frågan till den 4 maj.",
        "att bordlägga ärendet",
        "att frågan tas upp på nästa möte",
        "Ärendet utgår och tas upp på nästa möte.",
        "Uppskjuts till nästa möte.",
        "Frågan parkeras till nästa möte.",
        "Punkten sparas till nästa möte.",
        "Vi väntar med beslut till nästa möte.",
        "Vi avvaktar med beslutet till mötet den 19 maj.",
        "Punkten hanns inte med och tas på nästa möte.",
        "Frågan behandlas vid nästa sammanträde.",
        "Ny diskussion på nästa möte.",
        "Frågan lyfts på nästa möte igen.",
        "Ärendet vilar till nästa möte.",
        "Vi tar beslut om detta på nästa möte.",
        "Beslut tas på nästa möte.",
        "Punkten ajourneras till den 3 maj.",
        "Vi hann inte med punkten, den tas nästa gång.",
    ],
)
def test_a_matter_is_put_off_in_many_words(text: str) -> None:
    assert _puts_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida presenterar förslaget på nästa möte.",
        "Ida tar upp frågan med kommunstyrelsen.",
        "Ida återkommer på nästa möte med priser.",
        "Bo tar upp frågan om snö på nästa samverkansmöte med hamnen.",
        "att inte bordlägga ärendet",
        "Lönerna behandlas av nämnden i maj.",
        "Ida yrkade att frågan bordläggs.",
        "Bo bjuder in hamnen till nästa möte.",
        "Synpunkter lämnas till nästa möte.",
        "En budget tas fram till nästa möte.",
        "Underlaget skickas ut före nästa möte.",
        "Förslaget redovisas på nästa möte.",
    ],
)
def test_a_task_for_the_next_meeting_puts_nothing_off(text: str) -> None:
    assert not _puts_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "att återkomma till frågan vid mötet den 14 maj",
        "Vi beslutade att ta upp ärendet på nästa möte.",
    ],
)
def test_deciding_to_take_it_up_later_puts_it_off(text: str) -> None:
    assert is_taken_up_later(text, CONTEXT)


def test_what_we_take_next_time_is_put_off() -> None:
    assert is_taken_up_later("Priset tar vi på nästa möte", CONTEXT)
