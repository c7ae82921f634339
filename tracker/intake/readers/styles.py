"""Styles and numbering of a DOCX file: the numbers of its lists are not in its text."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .joining import bullet

_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"heading ([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9


def local(element: Element) -> str:
    """The name of an element without its namespace; there are two dialects of DOCX."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of this name, of the first child of this name, …"""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute without its namespace."""
    if element is None:
        return None
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), None)


def number(element: Element | None) -> int | None:
    text = value(element)
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


@dataclass
class Style:
    """A paragraph style: its own numbering and outline level, and what it builds on."""

    name: str
    based_on: str | None
    list_id: int | None
    level: int | None


def read_styles(part: Element | None) -> dict[str, Style]:
    """The paragraph styles by their id."""
    styles = {}
    for each in part if part is not None else ():
        if local(each) == "style" and value(each, "type") == "paragraph":
            numbered = child(each, "pPr", "numPr")
            styles[value(each, "styleId") or ""] = Style(
                (value(child(each, "name")) or "").casefold(),
                value(child(each, "basedOn")),
                number(child(numbered, "numId")),
                number(child(numbered, "ilvl")),
            )
    return styles


def lineage(styles: dict[str, Style], style_id: str | None) -> list[tuple[str, Style]]:
    """A style and those that it builds on, nearest first."""
    found: list[tuple[str, Style]] = []
    while style_id in styles and len(found) < _LEVELS:
        found.append((style_id, styles[style_id]))
        style_id = styles[style_id].based_on
    return found


def heading_level(styles: dict[str, Style], style_id: str | None) -> int:
    """1 to 9 for a heading, 0 for other text."""
    for _, style in lineage(styles, style_id):
        if match := _HEADING.fullmatch(style.name):
            return int(match[1])
    return 0


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None


@dataclass
class _List:
    """One list of the document: its levels, and which numbering it counts on with."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the points of the lists in the order in which they are met."""

    def __init__(self, part: Element | None) -> None:
        self._lists: dict[int, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[int] = set()
        if part is not None:
            self._read(part)

    def _read(self, part: Element) -> None:
        abstracts = {
            value(each, "abstractNumId"): each for each in part if local(each) == "abstractNum"
        }
        links = {
            value(link): each
            for each in abstracts.values()
            if (link := child(each, "styleLink")) is not None
        }
        for each in part:
            list_id = value(each, "numId")
            if local(each) != "num" or not list_id or not list_id.isdecimal():
                continue
            name = value(child(each, "abstractNumId")) or ""
            shared = abstracts.get(name)
            shared = links.get(value(child(shared, "numStyleLink")), shared)
            found = _List(name, _levels(shared))
            for override in each:
                if local(override) == "lvlOverride":
                    _override(found, override)
            self._lists[int(list_id)] = found

    def level_of_style(self, list_id: int, style_id: str) -> int:
        """On which level of the list a style counts."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((at for at, level in levels.items() if level.style == style_id), 0)

    def label(self, list_id: int, level: int) -> str:
        """What stands before the next point: "1.", "§ 12", "a)", a bullet, or nothing."""
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if list_id not in self._met:
            self._met.add(list_id)
            for at, start in found.starts.items():
                counts[at] = start - 1
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            if found.levels.get(deeper, _Level()).restart != 0:
                del counts[deeper]
        return _written(found, level, counts)


def _levels(part: Element | None) -> dict[int, _Level]:
    levels = {}
    for each in part if part is not None else ():
        at = value(each, "ilvl")
        if local(each) == "lvl" and at and at.isdecimal() and int(at) < _LEVELS:
            levels[int(at)] = _level(each)
    return levels


def _level(part: Element) -> _Level:
    start = number(child(part, "start"))
    return _Level(
        1 if start is None else start,
        value(child(part, "numFmt")) or "decimal",
        value(child(part, "lvlText")) or "",
        value(child(part, "pStyle")),
        number(child(part, "lvlRestart")),
    )


def _override(found: _List, part: Element) -> None:
    at = value(part, "ilvl")
    if not at or not at.isdecimal():
        return
    own = child(part, "lvl")
    if own is not None:
        found.levels = {**found.levels, int(at): _level(own)}
    start = number(child(part, "startOverride"))
    if start is not None:
        found.starts[int(at)] = start


def _written(found: _List, level: int, counts: dict[int, int]) -> str:
    own = found.levels[level]
    if own.form == "bullet":
        return bullet(own.text.strip()[:1])
    if own.form == "none":
        return _PLACE.sub("", own.text).strip()

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = found.levels.get(at, own)
        return _in_form(counts.get(at, shown.start), shown.form)

    return _PLACE.sub(place, own.text).strip()


def _in_form(count: int, form: str) -> str:
    if form.endswith("Letter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 9 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < count < 4000:
        letters = ""
        for size, sign in _ROMAN:
            letters += sign * (count // size)
            count %= size
        return letters.upper() if form.startswith("upper") else letters
    return f"{count:02}" if form == "decimalZero" else str(count)
