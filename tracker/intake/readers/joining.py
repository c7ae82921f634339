"""Words that a line end cut in two, ligatures, and the signs that stand for a bullet."""

import re
from collections.abc import Collection, Iterable

SOFT_HYPHEN = "\xad"
_ENDS_CUT = re.compile(r"(?P<stem>[^\W_][\w.'’-]*)(?P<hyphen>[-‐\xad])$")
_FIRST_WORD = re.compile(r"[^\W_]\S*")
_LETTERS = re.compile(r"\w[\w-]*")
# "Tillväxt- och regionplaneförvaltningen": the first word waits for the end of the second.
_WAITED_FOR = frozenset({"och", "eller", "samt", "respektive", "resp", "resp.", "till", "men"})
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | {"\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u2007": " "}
    | {"\ufeff": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\u2011": "-"}
)
_COMBINED = {"a\u030a": "å", "a\u0308": "ä", "o\u0308": "ö", "e\u0301": "é", "u\u0308": "ü"}
_COMBINED |= {pair.upper(): letter.upper() for pair, letter in _COMBINED.items()}
_COMBINING = re.compile("|".join(_COMBINED))
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_ODD = re.compile(r"[^\t\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010\u2012-\u2027\ue000-\uf8ff]")
# Two kinds of bullet in one list say which point hangs below which: they are kept apart.
_DASHES = "-–—‐‑−‒―⁃\uf02d"
_KINDS = {
    "•": "•·●∙⚫⬤\uf0b7\uf06c\uf09f",
    "◦": "o○◦⚪\uf06f\uf0a1",
    "▪": "▪■□◾▫❑❖◆◇♦\uf0a7\uf06e\uf0a8\uf071\uf076",
    "►": "►▶➢‣➤▸\uf0d8",
    "✓": "✓✔\uf0fc",
    "→": "→➔⇒\uf0e0\uf0e8\uf0f0",
    "-": _DASHES,
}
_KIND_OF = {sign: kind for kind, signs in _KINDS.items() for sign in signs}
# A sign that the font does not name, with a space behind it, is a bullet too.
_UNNAMED = "\x00-\x08\ufffd\uffff"
_BULLET = re.compile(rf"(?P<sign>[{''.join(map(re.escape, _KIND_OF))}{_UNNAMED}])[ \t]+(?=\S)")
_GLUED = re.compile(r"(?P<sign>[•●∙\uf000-\uf0ff])(?=\S)")


def clean(text: str) -> str:
    """Plain letters: no ligatures, odd spaces, controls, or accents apart from their letter."""
    if not _ODD.search(text):
        return text
    text = _CONTROLS.sub("", text.translate(_LIGATURES))
    return _COMBINING.sub(lambda match: _COMBINED[match[0]], text)


def with_plain_bullet(text: str) -> str:
    """A line's bullet as one sign of its kind and one space: "- ", "• ", "◦ "."""
    match = _BULLET.match(text) or _GLUED.match(text)
    if not match:
        return text
    return f"{bullet(match['sign'])} {text[match.end() :].lstrip()}"


def bullet(sign: str) -> str:
    """The one sign for this kind of bullet; of an unknown one the round bullet."""
    return _KIND_OF.get(sign, "•")


def cut_word(above: str, below: str, known: Collection[str] = ()) -> tuple[str, str] | None:
    """The two lines with the word that their break cut whole again in the first; else None.

    `known`: words of the same document that have a hyphen of their own.
    """
    cut = _ENDS_CUT.search(above)
    rest = _FIRST_WORD.match(below) if cut else None
    if not cut or not rest or rest[0].rstrip(",.;:") in _WAITED_FOR:
        return None
    whole = _whole(cut["stem"], rest[0], cut["hyphen"], known)
    return above[: cut.start()] + whole, below[rest.end() :].lstrip()


def _whole(stem: str, rest: str, hyphen: str, known: Collection[str]) -> str:
    if hyphen == SOFT_HYPHEN:
        return stem + rest
    last = stem.rpartition("-")[2]
    belongs = (
        not rest[0].islower()
        or last[-1:].isdigit()
        or last.isupper()
        or len(last) == 1
        or _bare(f"{stem}-{rest}") in known
    )
    return f"{stem}-{rest}" if belongs else stem + rest


def _bare(word: str) -> str:
    match = _LETTERS.match(word)
    return match[0].casefold() if match else ""


def hyphenated(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document that have a hyphen in them, as `cut_word` knows them."""
    words = (word for line in lines if "-" in line for word in line.split() if "-" in word[1:-1])
    return frozenset(map(_bare, words))
