"""HTML of a message → lines of text; what it quotes is marked with ">" as in plain text. [pure]"""

import re
from html.parser import HTMLParser

# The newest words stand first; the parser is slow on long runs of broken markup.
MOST_MARKUP = 300_000
_SET_OFF = frozenset({"p", "h1", "h2", "h3", "h4", "table", "ul", "ol"})
_BLOCKS = _SET_OFF | {"div", "br", "li", "tr", "hr", "section", "article"}
_SILENT = frozenset({"script", "style", "head", "title", "template"})
_EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input"})
# Where Outlook's quotation begins: a block with a line above it, or one with a name.
_OUTLOOK = re.compile(r"border-top:\s*solid\s+#(?:e1e1e1|b5c4df)", re.IGNORECASE)
_NAMES = frozenset({"divrplyfwdmsg", "appendonsend", "x_divrplyfwdmsg"})
CUT = "-----Original Message-----"


class _Reader(HTMLParser):
    """Collects the lines, each with how deep it is quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
            return
        if tag == "blockquote":
            self._new_line()
            self._quoted += 1
            self.lines[-1] = self._mark()
        elif tag in _BLOCKS:
            if tag in _SET_OFF:
                self._new_line()
            self._new_line("- " if tag == "li" else "")
        if self._begins_quotation(dict(attrs)):
            self._new_line(CUT)
            self._new_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
            self._new_line()
        elif tag in _BLOCKS and tag not in _EMPTY:
            self._new_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1] += re.sub(r"\s+", " ", data)

    def _new_line(self, begin: str = "") -> None:
        if self.lines[-1] == self._mark() and not begin:
            return
        self.lines.append(self._mark() + begin)

    def _mark(self) -> str:
        return "> " * min(self._quoted, 5)

    def _begins_quotation(self, attrs: dict[str, str | None]) -> bool:
        named = (attrs.get("id") or "").lower() in _NAMES
        return named or bool(_OUTLOOK.search(attrs.get("style") or ""))


def text_of_markup(html: str) -> str:
    """The text, a line for each block."""
    reader = _Reader()
    reader.feed(html[:MOST_MARKUP])
    reader.close()
    return "\n".join(line.strip() for line in reader.lines)
