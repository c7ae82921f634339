"""The English catalogue: which texts the interface has, and which of them have no English yet.

    python -m tests.catalogue

adds new texts to `tracker/locale/en/LC_MESSAGES/django.po` for a person to translate, drops those
that are gone, and writes the `.mo` that Django reads. The Swedish text is the key: the interface
is Swedish first.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "tracker" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_now": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# The context (or None), the singular and the plural (or "").
Text = tuple[str | None, str, str]


def texts() -> dict[Text, list[str]]:
    """Every text that code and templates mark, with the files that it stands in."""
    found: dict[Text, list[str]] = {}
    for path in sorted([*(ROOT / "tracker").rglob("*.py"), *(ROOT / "templates").rglob("*.*")]):
        if "migrations" not in path.parts:
            for text in _texts_of(path):
                files = found.setdefault(text, [])
                name = str(path.relative_to(ROOT))
                if name not in files:
                    files.append(name)
    return found


def _texts_of(path: Path) -> Iterator[Text]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Python's tokenizer, which reads what comes out, takes a template's indents as blocks.
        lines_of_calls = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines_of_calls)
    lines = io.BytesIO(source.encode())
    for _line, message, _comments, context in extract(
        "python", lines, keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        if singular:
            yield context, singular, plural


def key(entry: polib.POEntry | polib.MOEntry) -> Text:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def untranslated(catalogue: polib.POFile) -> list[str]:
    """The texts of the interface that the catalogue has no English for."""
    known = {key(entry) for entry in catalogue if entry.translated()}
    return [text[1] for text in texts() if text not in known]


def update() -> None:
    """Bring the catalogue in line with the interface and compile it."""
    catalogue = polib.pofile(str(PO)) if PO.exists() else _empty()
    known = {key(entry): entry for entry in catalogue}
    fresh = _empty()
    fresh.metadata = catalogue.metadata
    for (context, singular, plural), files in sorted(texts().items(), key=lambda pair: pair[1]):
        entry = known.get((context, singular, plural)) or polib.POEntry(
            msgctxt=context,
            msgid=singular,
            msgid_plural=plural,
            msgstr_plural={0: "", 1: ""} if plural else {},
        )
        entry.occurrences = [(name, "") for name in files]
        percent = "%(" in singular or "%s" in singular or "%d" in singular
        entry.flags = ["python-format"] if percent else []
        fresh.append(entry)
    fresh.save(str(PO))
    fresh.save_as_mofile(str(MO))


def _empty() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


if __name__ == "__main__":
    update()
    missing = untranslated(polib.pofile(str(PO)))
    sys.stdout.write("".join(f"no English: {text}\n" for text in missing))
