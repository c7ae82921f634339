"""The reader against made-up minutes of many forms and drafts of them made by hand."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tracker.intake import read_minutes

MINUTES = Path(__file__).resolve().parents[1] / "minutes"


def score(kind: str, tools: Path, drafts: Path, *options: str) -> tuple[float, str]:
    """The overall score of the minutes in a folder, and what the scorer printed."""
    for path in sorted((MINUTES / kind).iterdir()):
        draft = read_minutes(path.read_bytes())
        (drafts / f"{path.stem}.json").write_text(json.dumps(draft.to_json()))
    scored = subprocess.run(
        [sys.executable, tools / "score_minutes.py", MINUTES / f"{kind}-gold", drafts, *options],
        capture_output=True,
        text=True,
        check=True,
    )
    overall = re.findall(r"^all .* (\d\.\d+)$", scored.stdout, re.MULTILINE)
    return float(overall[0]), scored.stdout


def test_minutes_of_many_forms_are_read_as_by_hand(shared_minutes: Path, tmp_path: Path) -> None:
    overall, table = score("known", shared_minutes.parent / "tools", tmp_path, "--verbose")
    assert overall >= 0.98, table


def test_so_are_minutes_that_nobody_has_tuned_the_rules_to(
    shared_minutes: Path, tmp_path: Path
) -> None:
    """The table tells no more than figures: what is looked at is no measure any more."""
    overall, table = score("unseen", shared_minutes.parent / "tools", tmp_path)
    assert overall >= 0.90, table
