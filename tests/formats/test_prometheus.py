"""The text that Prometheus reads, against the rules of the format."""

import re

import pytest

from tracker.formats.prometheus import Family, exposition, single

SAMPLE = re.compile(
    r'([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"\})? (\S+)'
)


def parse(text: str) -> dict[tuple[str, str], float]:
    """The samples by name and label. Fails on what exposition format 0.0.4 does not allow."""
    assert text.endswith("\n")
    found: dict[tuple[str, str], float] = {}
    kinds: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("# HELP "):
            assert re.fullmatch(r"# HELP [a-zA-Z_:]\w* .+", line), line
        elif line.startswith("# TYPE "):
            _hash, _type, name, kind = line.split(" ")
            assert kind in ("counter", "gauge")
            assert name not in kinds, "one TYPE a name, before its samples"
            assert (kind == "counter") == name.endswith("_total")
            kinds[name] = kind
        else:
            match = SAMPLE.fullmatch(line)
            assert match, line
            name, _label, value_of, value = match.groups()
            assert list(kinds)[-1] == name, "samples stand under their TYPE"
            assert (name, value_of or "") not in found, "one sample each"
            found[name, value_of or ""] = float(value)
    return found


def test_figures_by_name_and_label() -> None:
    families = [
        single("mails_total", "counter", "Mails.", 3),
        Family("letters", "gauge", "Letters.", {"sent": 2, "failed": 0.5}, "status"),
        single("beat_seconds", "gauge", "Beat.", None),
    ]
    assert parse(exposition(families)) == {
        ("mails_total", ""): 3,
        ("letters", "sent"): 2,
        ("letters", "failed"): 0.5,
    }


def test_a_sample_as_it_is_written() -> None:
    assert exposition([single("waiting", "gauge", "What\nwaits.", 12)]) == (
        "# HELP waiting What\\nwaits.\n# TYPE waiting gauge\nwaiting 12.0\n"
    )


def test_marks_in_labels_are_escaped() -> None:
    text = exposition([Family("letters", "gauge", "L.", {'a"b\\c\nd': 1}, "status")])
    assert text.splitlines()[-1] == r'letters{status="a\"b\\c\nd"} 1.0'
    assert parse(text) == {("letters", r"a\"b\\c\nd"): 1}


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no name"):
        exposition([single("två ord", "gauge", "", 1)])
