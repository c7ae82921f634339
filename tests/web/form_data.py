"""What a browser would post of a form on a page that nobody has touched."""

from html.parser import HTMLParser

TICKED = ("checkbox", "radio")


def form_data(page: str, css_class: str) -> dict[str, str]:
    """Names and values of the form with that class, without its buttons."""
    reader = _Form(css_class)
    reader.feed(page)
    return reader.data


class _Form(HTMLParser):
    def __init__(self, css_class: str) -> None:
        super().__init__()
        self.css_class = css_class
        self.data: dict[str, str] = {}
        self.inside = False
        self.name = ""
        self.in_text = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = self.css_class in given.get("class", "").split()
        elif self.inside and tag in ("input", "select", "textarea"):
            self._field(tag, given)
        elif self.inside and tag == "option" and "selected" in given:
            self.data[self.name] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if self.inside and tag == "textarea":
            # The line break right after the tag belongs to the markup.
            self.data[self.name] = self.data[self.name].removeprefix("\n")
            self.in_text = False

    def handle_data(self, data: str) -> None:
        if self.inside and self.in_text:
            self.data[self.name] += data

    def _field(self, tag: str, given: dict[str, str]) -> None:
        self.in_text = tag == "textarea"
        self.name = given["name"]
        if given.get("type") not in TICKED or "checked" in given:
            self.data[self.name] = given.get("value", "on" if "checked" in given else "")
