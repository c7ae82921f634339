"""HTML of a message → lines of text; what it quotes is marked with ">" as in plain text. [pure]

Read with a small scanner of our own, each character once: the standard library's parser takes
minutes for some hundred kilobytes of broken markup, and anybody may send us a mail.
"""

import re
from collections.abc import Iterator
from html import unescape

# The newest words stand first.
MOST_MARKUP = 500_000
_SET_OFF = frozenset({"p", "h1", "h2", "h3", "h4", "table", "ul", "ol"})
_BLOCKS = _SET_OFF | {"div", "br", "li", "tr", "hr", "section", "article"}
# Whatever stands in these is not for reading, whatever it looks like.
_SILENT = frozenset({"script", "style", "title", "template", "textarea"})
_EMPTY = frozenset({"br", "hr"})
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
# Where Outlook's quotation begins: a block with a line above it, or one with a name.
_OUTLOOK = re.compile(
    r"""border-top:\s{0,3}solid\s{1,3}\#(?:e1e1e1|b5c4df)
    | \bid="?(?:x_)?(?:divrplyfwdmsg|appendonsend)\b""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_TAG = 2_000
DEEPEST_QUOTE = 5
CUT = "-----Original Message-----"


def text_of_markup(html: str) -> str:
    """The text, a line for each block."""
    lines = _Lines()
    for is_tag, piece in _scanned(html[:MOST_MARKUP]):
        if is_tag:
            lines.tag(piece)
        else:
            lines.words(piece)
    return "\n".join(lines.whole())


def _scanned(html: str) -> Iterator[tuple[bool, str]]:
    """The tags, and the text between them; comments and what is silent are left out."""
    small = html.lower()
    place = 0
    while place < len(html):
        begin = html.find("<", place)
        if begin < 0:
            break
        yield False, html[place:begin]
        name = _NAME.match(html, begin)
        if name is None and html[begin + 1 : begin + 2] not in ("!", "?"):
            yield False, "<"
            place = begin + 1
            continue
        end = html.find(*("-->", begin) if html.startswith("<!--", begin) else (">", begin))
        if end < 0:
            return
        yield True, html[begin : end + 1]
        place = html.find(">", end) + 1
        if name and name[1].lower() in _SILENT and html[begin + 1] != "/":
            place = small.find(f"</{name[1].lower()}", place)
            if place < 0:
                return
    yield False, html[place:]


class _Lines:
    """Collects the lines, each with how deep it is quoted."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._quoted = 0

    def words(self, text: str) -> None:
        if text:
            self._line.append(re.sub(r"\s+", " ", unescape(text)))

    def tag(self, text: str) -> None:
        found = _NAME.match(text)
        if found is None:
            return
        name, closes = found[1].lower(), text.startswith("</")
        if name == "blockquote":
            self._end_line()
            self._quoted = max(0, self._quoted + (-1 if closes else 1))
        elif name in _BLOCKS and not (closes and name in _EMPTY):
            self._end_line(keep_empty=name in _SET_OFF or name == "br")
            if name == "li" and not closes:
                self.words("- ")
        if not closes and _OUTLOOK.search(text[:LONGEST_TAG]):
            self._end_line()
            self._done.append(CUT)

    def whole(self) -> list[str]:
        self._end_line()
        return self._done

    def _end_line(self, *, keep_empty: bool = False) -> None:
        """One blank line sets blocks apart, and no more."""
        words = "".join(self._line).strip()
        self._line = []
        is_blank_again = not words and self._done and not self._done[-1].strip("> ")
        if words or (keep_empty and self._done and not is_blank_again):
            mark = "> " * min(self._quoted, DEEPEST_QUOTE)
            self._done.append(f"{mark}{words}".rstrip())
