"""Reads a page as somebody who looks at it does: the words of its parts, without the marks."""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.test import Client

__all__ = ["Answer", "status_of", "titles", "words"]

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
else:
    Answer = HttpResponse


class _Words(HTMLParser):
    """Collects the words inside each element that carries one of some classes, or is one."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.depth = 0
        self.found: list[str] = []

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self.depth:
            self.depth += 1
        elif self.wanted in (tag, *(f".{each}" for each in classes)):
            self.depth = 1
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in self.VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[-1] += data


def words(answer: object, wanted: str) -> list[str]:
    """The words of each outermost element of a tag ("h1") or a class (".notice")."""
    assert isinstance(answer, HttpResponse), answer
    reader = _Words(wanted)
    reader.feed(answer.content.decode())
    return [re.sub(r"\s+", " ", found).strip() for found in reader.found]


def titles(answer: object) -> list[str]:
    """The main lines of all rows in the page's lists."""
    return words(answer, ".list-main")


def status_of(client: Client, address: str) -> int:
    return client.get(address).status_code
