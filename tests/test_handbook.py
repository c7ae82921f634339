"""The handbook speaks of the interface in the interface's own words: those in bold."""

import re
from pathlib import Path

import pytest
from django.conf import settings

HANDBOOK = Path(settings.BASE_DIR) / "docs" / "handbok"
PAGES = sorted(HANDBOOK.glob("*.md"))
SOURCES = ("templates", "tracker")


@pytest.fixture(scope="module")
def interface() -> str:
    """All that is marked for translation, as it is written, in lower case."""
    files = [
        path
        for folder in SOURCES
        for path in (Path(settings.BASE_DIR) / folder).rglob("*")
        if path.suffix in {".html", ".txt", ".py"}
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files).lower()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_the_words_in_bold_stand_in_the_interface(page: Path, interface: str) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", page.read_text(encoding="utf-8"), re.DOTALL)
    words = {" ".join(each.split()).lower() for each in bold}
    missing = {
        each for each in words if not re.search(rf"[\"'>]{re.escape(each)}[\"'<]", interface)
    }
    assert missing == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_its_links_lead_to_pages_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (HANDBOOK / link).is_file()] == []


def test_every_part_is_found_from_the_first_page() -> None:
    links = set(re.findall(r"\]\(([^)#]+)\)", (HANDBOOK / "index.md").read_text("utf-8")))
    assert links == {page.name for page in PAGES} - {"index.md"}
