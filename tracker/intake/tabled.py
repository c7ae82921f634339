"""Matters that are put off to a later meeting."""

import re

from .context import Context
from .days import MONTH
from .words import DECIDES, sentences

_PUT_OFF = re.compile(
    r"\b(?:bordlägg(?:a|er|s|as|ning)?|bordlades|bordlade|bordlagt|bordlagd[aes]*|ajourneras|"
    r"(?:skjuts|sköts|skjutas|skjutits)\s+(?:(?:därför|dock|alltså|då|åter|nu)\s+)?(?:upp|fram|på|(?:vidare\s+)?till(?!\s+av\b))|"
    r"(?:skjuts|sköts)\s+(?:\w+\s+){1,3}?på\s+framtiden|(?:fick|får)\s+vila\b|kommer\s+upp\s+igen|"
    r"skjuta\s+(?:\w+\s+)?(?:upp|fram|på)|"
    r"(?:skjuts|sköts)\s+(?:\w+\s+){1,3}?(?:upp|fram)(?=\s+(?:till|tills|på)\b|[.,]|$)|"
    r"(?:får|fick)\s+(?:\w+\s+)?(?:anstå|stå\s+över(?=\s+till|[.,]|$))|vila\s+(?:frågan|ärendet|punkten)|"
    r"skjuter\s+(?:\w+\s+){0,2}?(?:upp|fram|på)(?=\s+(?:till|tills|frågan|ärendet|beslutet|"
    r"punkten|det)|[.,]|$)|"
    r"sköt\s+(?:\w+\s+)?(?:upp|fram)|uppskjuts|uppskjutes|uppsköts|senarelägg(?:s|a|er)|senarelades|"
    r"vilandeförklara[rs]?|"
    r"(?:flyttas|flyttades|flytta|flyttar)\s+(?:fram\s+)?till\s+(?:nästa|kommande)|"
    r"(?:hänskjut(?:s|a|er)|hänsköts|parkera(?:s|r)|får\s+vänta|spara(?:s|r)|vilar|"
    r"väntar)\s+(?:\w+\s+){0,2}?till(?:s)?\s+"
    r"(?:nästa|kommande|ett\s+senare|ett\s+kommande)|"
    r"avvakta(?:r|s)?\s+med\s+(?:beslut(?:et)?|frågan|ärendet)\s+till(?:s)?)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:vid\s+förra|förslag(?:et)?\s+(?:om|att)|föreslår|föreslog|yrkar|yrkade|yrkande|"
    r"reserverar|finner|proposition|har\s+(?:tidigare\s+)?(?:bordlagts|skjutits)|framställan)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:kan|kunde|bör|borde|hur|eventuellt|kanske)\b", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:inte|ej)\s+(?:att\s+)?$", re.IGNORECASE)
_ANEW = re.compile(
    r"(?:ny|nytt|fortsatt)\s+(?:diskussion|beslut|behandling|genomgång)\s+(?:på|vid|till)\s+"
    r"(?:nästa|kommande)\s+\w+\.?",
    re.IGNORECASE,
)
_GATHERING = (
    r"(?:gång|träff|sync|avstämning|[\wåäö-]*möte[t]?|[\wåäö-]*sammanträde[t]?|[\wåäö]*konferens)"
)
_LATER = (
    r"(?:(?:på|till|vid|under|inför)\s+)?(?:"
    rf"(?:nästa|nästkommande|kommande|ett\s+(?:senare|kommande|annat)|"
    rf"följande)\s+(?:ordinarie\s+)?{_GATHERING}\b"
    rf"|(?:års|styrelse)?(?:mötet|sammanträdet)\s+(?:i\s+{MONTH}|den\s+\d)"
    rf"|{MONTH}(?:mötet|sammanträdet)\b)"
)
_RETURNS = (
    r"(?:(?:ska\s+)?(?:\w+\s+)?tas(?:\s+\w+)?\s+upp|tas(?!\s+(?:fram|in|om|ner|ut|bort|emot)\b)|tar\s+vi(?:\s+upp)?|fortsätter|lyfts|behandlas|diskuteras|återkommer|"
    r"avgörs|bestäms|"
    r"återupptas|får\s+vänta|väntar|hänskjuts)"
)
_TAKEN_UP = re.compile(
    rf"(?:att\s+)?(?P<matter>(?!vi\b)[^.;]{{1,120}}?)\s+{_RETURNS}\b[^.;]{{0,60}}?\s*"
    r"(?P<when>(?:på|till|vid)\s+[^.;]{2,60})[.!]?",
    re.IGNORECASE,
)
# "Vi beslutade att ta upp frågan på nästa möte.", "att återkomma till den vid mötet i maj".
_TO_TAKE_UP = re.compile(
    rf"(?:[^.;]{{0,80}}?\b{DECIDES}\b[^.;]{{0,40}}?\s)?att\s+"
    r"(?:ta\s+upp|återkomma\s+till|återuppta|ta\s+ställning\s+till|avgöra|besluta\s+om|behandla)\s+"
    r"(?:frågan|ärendet|punkten|saken|beslutet|det|detta|den)\s+(?:igen\s+|åter\s+|på\s+nytt\s+)?"
    r"(?P<when>(?:på|till|vid)\s+[^.;]{2,60})[.!]?",
    re.IGNORECASE,
)
_MATTER_LATER = re.compile(
    r"(?:.{0,80}?\b)?(?:frågan|ärendet|punkten|diskussionen|saken|beslutet|den|det|"
    r"detta)\b[^.;]{0,90}?\s"
    rf"(?:och\s+)?{_RETURNS}\b[^.;]{{0,30}}?\b{_LATER}[^.;]{{0,60}}[.!]?",
    re.IGNORECASE,
)
_WE_LATER = re.compile(
    r"(?:[^.?!]{1,60}\?\s+)?(?:att\s+)?(?:vi|mötet|gruppen|styrelsen|rådet)?\s*(?:tar|återkommer\s+till|diskuterar|(?:väntar|avvaktar)\s+med|"
    r"bestämmer|beslutar|avgör|"
    rf"tas|bestäms|beslutas|avgörs|diskuteras|behandlas|återkommer)\s+(?:(?:upp|"
    rf"om)\s+)?[^.;]{{0,50}}?\b{_LATER}"
    r"(?:,?\s+(?:när|då|eftersom|om|för\s+att|och)\s[^.;]{1,80})?[.!]?",
    re.IGNORECASE,
)


# "Till nästa möte." and no more.
_BARE_LATER = re.compile(
    rf"(?:(?:skjuts|flyttas|tas|väntar|vilar|upp)\s+)?(?:fram\s+)?(?:till|tills|på)\s+(?:nästa|kommande)\s+{_GATHERING}\.?",
    re.IGNORECASE,
)


def tabling_sentence(text: str) -> str | None:
    """The sentence that puts the matter off, wherever it stands; else None."""
    for sentence in sentences(text):
        put_off = _PUT_OFF.search(sentence)
        refused = put_off and _REFUSED.search(sentence[: put_off.start()])
        if put_off and not refused and not _NOT_NOW.search(sentence):
            return sentence
    return None


def takes_up_later(sentence: str) -> bool:
    """Whether a sentence says no more than that we come back to it: "Vi tar det nästa gång."."""
    later = (
        _WE_LATER.fullmatch(sentence)
        or _MATTER_LATER.fullmatch(sentence)
        or _ANEW.fullmatch(sentence)
        or _BARE_LATER.fullmatch(sentence)
    )
    return bool(later) and not _NOT_NOW.search(sentence) and not _HEDGED.search(sentence)


def is_taken_up_later(text: str, context: Context) -> bool:
    """Whether the whole decision is that the matter comes up at a later meeting."""
    if len(sentences(text)) > 1:
        return False
    if takes_up_later(text):
        return True
    match = _TAKEN_UP.fullmatch(text) or _TO_TAKE_UP.fullmatch(text)
    if not match:
        return False
    deadline = context.deadline(match["when"])
    return bool(deadline and deadline.kind == "meeting")
