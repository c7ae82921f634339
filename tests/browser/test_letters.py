"""Letters as a narrow mail program shows them: no scripts, no pictures, no style sheet of ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE
from tests.factories import PersonFactory
from tests.flows.letters import letters_of_every_kind
from tests.mail_server import Inbox
from tests.reminders.test_letters import part

pytestmark = pytest.mark.django_db
WIDTH = 320
# Nothing in it to break a line at.
LONG = f"Läs https://example.org/{'arkiv' * 30}.pdf och samhällsbyggnads{'plan' * 20}"
WIDEST = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
SMALLEST = """() => Math.min(...[...document.querySelectorAll("p, a, li, h2")]
    .map(each => parseFloat(getComputedStyle(each).fontSize)))"""


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": 568}, offline=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("words", ["Boka sal", LONG])
def test_every_kind_of_letter_fits_into_a_narrow_window(
    narrow: Page, smtp: Inbox, words: str
) -> None:
    cecilia = PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")
    for letter in letters_of_every_kind(cecilia, smtp, words):
        narrow.set_content(part(letter, "html"))
        assert narrow.evaluate(WIDEST) == WIDTH, letter["Subject"]
        assert narrow.evaluate(SMALLEST) >= 14
        assert narrow.locator("img, link, style, script").count() == 0
