"""The fields of a long review are written quickly, and say what Django's own would."""

from html.parser import HTMLParser

import pytest
from django import forms

from tracker.web import review_widgets as quick

CHOICES = [("", "Utan punkt"), (0, '1. <b>"Budget"</b> & mål'), (1, "2. Övrigt")]


class Tags(HTMLParser):
    """What a browser makes of a piece of HTML: tags with their attributes, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data.strip())


@pytest.mark.parametrize("value", [None, "", 1, "1", "7"])
def test_it_says_what_djangos_own_list_says(value: object) -> None:
    attrs = {"id": "id_d0-point", "required": True, "aria-describedby": "help"}
    one, own = (
        widget(choices=CHOICES).render("d0-point", value, attrs)
        for widget in (quick.QuickSelect, forms.Select)
    )
    assert Tags(one).found == Tags(own).found


@pytest.mark.parametrize("value", [None, "", "1", "7 < 8", '"Ö"', "on", True, False, "rad\nrad"])
@pytest.mark.parametrize("name", ["TextInput", "HiddenInput", "CheckboxInput", "Textarea"])
def test_each_field_says_what_djangos_own_says(name: str, value: object) -> None:
    attrs = {"id": "id_d0", "required": True, "maxlength": 20, "rows": 3}
    one, other = (
        getattr(each, name)(attrs={"list": "names"}).render("d0", value, attrs)
        for each in (quick, forms)
    )
    assert Tags(one).found == Tags(other).found
