"""Who wrote the minutes and who approves them: the signatures at the end."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .draft import Attendee
from .names import CAPITAL, People
from .rows import Row

_OPENS = re.compile(
    r"(?:vid\s+(?:anteckningarna|protokollet|pennan|tangenterna|tangentbordet)|underskrifter|"
    r"anteckningar(?:na)?\s+(?:förda?\s+)?av|anteckningar(?=\s*:)|antecknat(?=\s*:)|"
    r"protokollförare|antecknat(?:\s+av|"
    r"(?=\s*:))|"
    r"antecknare|"
    r"(?:protokoll(?:et)?|anteckningar(?:na)?)\s+(?:förda?|fört|skrivna?|skrivet|fördes|skrevs|förs)\s+av|"
    r"sekreterare|nedtecknat\s+av|protokoll(?=\s*:\s*[A-ZÅÄÖ]))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<secretary>vid\s+(?:anteckningarna|protokollet|pennan|tangenterna|tangentbordet)|"
    r"(?:mötes)?sekreterare|"
    r"protokollförare|anteckningar(?:na)?\s+(?:förda?\s+)?av|anteckningar(?=\s*:)|"
    r"antecknat(?:\s+av|(?=\s*:))|antecknare|"
    r"nedtecknat\s+av|(?:protokoll(?:et)?|anteckningar(?:na)?)\s+"
    r"(?:förda?|fört|skrivna?|skrivet|fördes|skrevs|förs)\s+av|protokoll(?=\s*:))"
    r"|(?P<adjuster>justera(?:t|s|des|re|nde)?(?:\s+(?:av|den))?|justeringspersoner|"
    r"justering(?=\s*:)|"
    r"justeringsperson|"
    r"justeringsman|justeringsmän|godkänt\s+av|godkänns\s+av)"
    r"|(?P<chair>(?:mötes)?ordförande)",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?<!\w){CAPITAL}(?:\s{CAPITAL}){{1,3}}(?!\w)")
_PERSON = rf"{CAPITAL}(?:\s{CAPITAL}){{0,3}}"
_CHOSEN_ONES = rf"(?P<who>{_PERSON}(?:(?:,\s|\soch\s|\ssamt\s){_PERSON}){{0,4}})"
_CHOSEN = (
    re.compile(
        r"(?:[Tt]ill|[Ss]om)\s+(?:justerare|justeringspersoner?|protokollsjusterare)\s+"
        rf"(?:utsågs|valdes|utses|väljs)\s+{_CHOSEN_ONES}"
    ),
    re.compile(rf"(?:[Uu]tses|[Uu]tsågs|[Vv]aldes|[Uu]tse|[Vv]älja)\s+{_CHOSEN_ONES}[^.]*juster"),
    re.compile(rf"{_CHOSEN_ONES}\s+(?:utsågs|valdes|utses|väljs)\s+(?:till|att|som)\b[^.]*juster"),
    re.compile(rf"(?:[Uu]tses\s+att\s+justera|[Jj]usterare)(?:\s*:\s*|\s+){_CHOSEN_ONES}"),
)
_WIDE = re.compile(r"\s{2,}|\t")
_APPROVED = re.compile(
    r"(?:protokollet\s+)?justera(?:t|s|des|re)(?:\s+(?:av|den)\b.*|\s*:.*|\s{2,}.*)?$",
    re.IGNORECASE,
)
_MAX_ROWS = 40
_MAX_SIGNED = 10


@dataclass(frozen=True)
class Signers:
    """The secretary, those who approve, and the row where the signatures begin."""

    secretary: str | None
    adjusters: tuple[str, ...]
    start: int


def read_signers(rows: Sequence[Row], attendance: Sequence[Attendee], *, first: int = 0) -> Signers:
    """The signatures (from row `first` on), else what the list and an item on adjusters say."""
    start = _start(rows, first)
    people = People.of(attendance)
    secretary, adjusters = _signatures(rows[start:], people)
    signed = None if secretary else _signed_off(rows, people)
    if signed:
        secretary, start = signed[0], min(start, signed[1])
    by_role = {role: each.name for each in attendance for role in each.roles}
    listed = tuple(each.name for each in attendance if "adjuster" in each.roles)
    return Signers(
        secretary or by_role.get("secretary") or _on_the_first_page(rows[:first]),
        adjusters or listed or _chosen(rows[:start], people),
        start,
    )


def _on_the_first_page(rows: Sequence[Row]) -> str | None:
    """The name below "Sekreterare ......" in the head of a formal protocol."""
    for row, below in itertools.pairwise(rows):
        if re.match(r"Sekreterare\s.*(?:\.{4}|_{4})", row.text) and _NAME.fullmatch(below.text):
            return below.text
    return None


def _start(rows: Sequence[Row], first: int) -> int:
    """The first row of the signatures at the end; len(rows) where there are none."""
    for index in range(max(first, len(rows) - _MAX_ROWS), len(rows)):
        if index > 2 and _OPENS.match(rows[index].text):
            return index - _below_names(rows, index)
        if index > 2 and _NAME_FIRST.fullmatch(rows[index].text):
            return index
        if index > 2 and _APPROVED.match(rows[index].text) and all(map(_is_short, rows[index:])):
            return index
    return len(rows)


def _is_short(row: Row) -> bool:
    """Whether the row may be a part of the signatures: neither a sentence nor a heading."""
    return not row.level and len(row.text.split()) <= _MAX_SIGNED and not row.text.endswith(".")


def _below_names(rows: Sequence[Row], index: int) -> bool:
    """Whether offices stand right below the names of who holds them."""
    bare = not _LABEL.sub("", rows[index].text).strip() and not rows[index].gap
    return bare and all(_NAME.fullmatch(cell) for cell in _WIDE.split(rows[index - 1].text))


_NAME_FIRST = re.compile(
    rf"{CAPITAL}(?:\s{CAPITAL}){{1,3}}\s*(?:,|\s[–-]|\s)\s*\(?(?:(?:mötes|protokoll)?sekreterare|"
    r"protokollförare|antecknare|(?:protokolls)?justerare|justeringsperson|justeringsman)\)?\.?",
)
_BOUND = re.compile(
    rf"(?P<who>{CAPITAL}(?:\s{CAPITAL}){{1,3}})(?:\s*,\s*|\s[–-]\s|\s\()(?P<office>(?:mötes|protokoll)?"
    r"(?:sekreterare|ordförande)|protokollförare|antecknare|(?:protokolls)?justerare|"
    r"justeringsperson|justeringsman)\)?\.?",
)
_SLASH = re.compile(rf"/{{1,2}}\s?(?P<who>{CAPITAL}(?:\s{CAPITAL}){{0,3}})(?:\s*,.*)?$")
_GREETING = re.compile(
    r"(?:(?:vänliga|bästa|med\s+vänliga?|varma|många|soliga)\s+hälsning(?:ar)?|hälsningar|hälsar|"
    r"mvh|kram(?:ar)?|"
    r"vid\s+datorn|allt\s+gott|ha\s+det(?:\s+\w+)?)[\s,!.]*(?P<who>.*)",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"[.!?]\s+(?:Anteckningar|Antecknat|Antecknare|Sekreterare|Protokoll|Vid\s+pennan)(?:\s+av)?:?\s+"
    rf"(?P<who>{CAPITAL}(?:\s{CAPITAL}){{0,3}})\.?$"
)
_NOTED = re.compile(
    rf"(?P<who>{CAPITAL}(?:\s{CAPITAL}){{1,3}})?,?\s*(?:antecknade|skrev|"
    rf"förde\s+(?:anteckningarna|protokollet)|"
    r"vid\s+(?:pennan|protokollet)|sekreterare)\.?",
)


def _signed_off(rows: Sequence[Row], people: People) -> tuple[str, int] | None:
    """Who signed with "/Anna", "Hälsningar Anna" or "Anna Ek, antecknade" at the end, and where."""
    for index in range(max(3, len(rows) - 6), len(rows)):
        text = rows[index].folded
        following = rows[index + 1].folded if index + 1 < len(rows) else ""
        last, slash, greeting = (
            _AT_THE_END.search(text),
            _SLASH.fullmatch(text),
            _GREETING.fullmatch(text),
        )
        who = ""
        if slash:
            who = slash["who"]
        elif last:
            who = last["who"]
        elif greeting:
            who = greeting["who"] or following
        elif noted := _NOTED.fullmatch(text):
            who = noted["who"] or ""
        elif _NOTED.fullmatch(following) and re.fullmatch(_PERSON, text):
            who = text
        if who and (people.knows(who) or _NAME.fullmatch(who)):
            return people.full_name(who), index + bool(last)
    return None


def _signatures(rows: Sequence[Row], people: People) -> tuple[str | None, tuple[str, ...]]:
    """Who signs as what: names with their office behind them, and names below labels."""
    bound = [(each["who"], _office(each["office"])) for row in rows for each in _bound(row)]
    labels, names = _apart(rows, people)
    if "adjuster" in labels and not names:
        bound = [(who, "adjuster" if office == "chair" else office) for who, office in bound]
    pairs = (
        [(name, labels[min(index, len(labels) - 1)]) for index, name in enumerate(names)]
        if labels
        else []
    )
    pairs = [*bound, *pairs]
    secretary = next((name for name, label in pairs if label == "secretary"), None)
    adjusters = dict.fromkeys(name for name, label in pairs if label == "adjuster")
    return secretary, tuple(adjusters)


def _bound(row: Row) -> list[re.Match[str]]:
    """The cells of "Ida Ask, sekreterare     Bo Ek, justerare"; none where others stand there."""
    found = [_BOUND.fullmatch(cell.strip()) for cell in _WIDE.split(row.text)]
    matches = [each for each in found if each]
    return matches if len(matches) == len(found) else []


def _office(words: str) -> str:
    label = _LABEL.match(words)
    return (label.lastgroup or "") if label else ""


def _apart(rows: Sequence[Row], people: People) -> tuple[list[str], list[str]]:
    """The labels and the names in their order; names left over go with the last label."""
    labels: list[str] = []
    names: list[str] = []
    offices_below = False
    for row in rows:
        text = row.text
        if _bound(row):
            continue
        found = [match.lastgroup or "" for match in _LABEL.finditer(text)]
        # Offices right below the names say again who each of them is.
        again = names and not row.gap and not _LABEL.sub("", text).strip()
        offices_below = offices_below or bool(again and not labels)
        labels += [] if again and not offices_below else found
        names += _names(_LABEL.sub("  ", text) if found else text, people)
    return labels, list(dict.fromkeys(names))


def _names(text: str, people: People) -> list[str]:
    known = sorted((text.find(name), name) for name in people.names if name in text)
    if known:
        return [name for _, name in known]
    pieces = [piece.strip(" :_.,") for piece in _WIDE.split(text)]
    return [piece for piece in pieces if _NAME.fullmatch(piece)]


def _chosen(rows: Sequence[Row], people: People) -> tuple[str, ...]:
    """ "Till justerare utsågs Anna Ek" or "att utse Anna Ek att justera protokollet"."""
    for row in rows:
        for pattern in _CHOSEN:
            if match := pattern.search(row.folded):
                parts = re.split(r",\s|\soch\s|\ssamt\s", match["who"])
                return tuple(people.full_name(part) for part in parts)
    return ()
