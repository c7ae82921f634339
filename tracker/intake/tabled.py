"""Matters that are put off to a later meeting."""

import re

from .context import Context
from .words import sentences

_PUT_OFF = re.compile(
    r"\b(?:bordlägg(?:a|er|s|as)|bordlades|bordlade|bordlagt|bordlagd[aes]*|återremitteras|"
    r"ajourneras|skjuts\s+(?:upp|fram|på\s+framtiden)|sköts\s+(?:upp|fram)|skjuta\s+(?:upp|fram)|skjuter\s+(?:upp|fram)|uppskjuts|"
    r"senareläggs|flyttas\s+till\s+(?:nästa|kommande))\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:tidigare|vid\s+förra|förslag(?:et)?\s+(?:om|att)|föreslår|yrkar|yrkade|inte)\b",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    r"(?:att\s+)?(?P<matter>(?!vi\b)[^.;]{1,90}?)\s+(?:tas\s+(?:åter\s+)?upp|lyfts|behandlas|återkommer|diskuteras|"
    r"hänskjuts|får\s+vänta)\b[^.;]{0,60}?\s*(?P<when>(?:på|till|vid)\s+[^.;]{2,60})\.?",
    re.IGNORECASE,
)


_MATTER_LATER = re.compile(
    r"(?:frågan|ärendet|punkten|diskussionen|saken)\b[^.;]{0,60}?\s(?:tas\s+(?:åter\s+)?upp|lyfts|"
    r"behandlas|diskuteras|återkommer)\b[^.;]{0,30}?\b(?:nästa|kommande|senare)\s+"
    r"(?:gång|träff|[\wåäö]*möte|[\wåäö]*sammanträde)\.?",
    re.IGNORECASE,
)


def tabling_sentence(text: str) -> str | None:
    """The sentence that puts the matter off, wherever it stands; else None."""
    for sentence in sentences(text):
        put_off = _PUT_OFF.search(sentence) or _MATTER_LATER.fullmatch(sentence)
        if put_off and not _NOT_NOW.search(sentence):
            return sentence
    return None


def is_taken_up_later(text: str, context: Context) -> bool:
    """Whether the whole decision is that the matter comes up at a later meeting."""
    match = _TAKEN_UP.fullmatch(text)
    if not match or len(sentences(text)) > 1:
        return False
    deadline = context.deadline(match["when"])
    return bool(deadline and deadline.kind == "meeting")
