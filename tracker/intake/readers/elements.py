"""What the elements of a Word file say of themselves: deleted, hidden, bold, a symbol."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .joining import bullet
from .styles import child, local, value

_SKIPPED = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "sectPr", "tblPr"}
    | {"tblGrid", "trPr", "tcPr", "footnoteReference", "endnoteReference", "sdtPr", "annotationRef"}
)
_OFF = frozenset({"0", "false", "off"})


def accepted(element: Element) -> Iterator[Element]:
    """The children as they are once every change is accepted; wrappers give their content."""
    for each in element:
        name = local(each)
        if name in {"ins", "moveTo", "customXml", "smartTag", "sdt", "sdtContent"}:
            yield from accepted(each)
        elif name == "AlternateContent":
            # The same content for newer and for older programs: the first is enough.
            yield from accepted(next(iter(each), each))
        elif name not in _SKIPPED:
            yield each


def rows_of(table: Element) -> Iterator[Element]:
    for each in accepted(table):
        if local(each) == "tr" and child(each, "trPr", "del") is None:
            yield each


def joins_next(element: Element) -> bool:
    """Whether the end of the paragraph was deleted, so that it goes on in the next."""
    mark = child(element, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _is_on(properties: Element | None, name: str) -> bool:
    setting = child(properties, name)
    return setting is not None and (value(setting) or "on") not in _OFF


def is_hidden(run: Element) -> bool:
    return _is_on(child(run, "rPr"), "vanish")


def is_bold(element: Element) -> bool:
    runs = [each for each in accepted(element) if local(each) == "r"]
    texts = [run for run in runs if (child(run, "t")) is not None]
    return bool(texts) and all(_is_on(child(run, "rPr"), "b") for run in texts)


def symbol(element: Element) -> str:
    code = value(element, "char") or ""
    return bullet(chr(int(code, 16))) + " " if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
