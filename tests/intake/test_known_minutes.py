"""The reader against made-up minutes of many forms and drafts of them made by hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.intake import read_minutes

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ROOT / "tests" / "minutes" / "known"
GOLD = ROOT / "tests" / "minutes" / "known-gold"
SHARED = Path(os.environ.get("SHARED_MINUTES", ROOT.parent / "shared" / "minutes"))
SCORER = SHARED.parent / "tools" / "score_minutes.py"
FLOOR = 0.92


def test_minutes_of_many_forms_are_read_as_by_hand(tmp_path: Path) -> None:
    if not SCORER.exists():
        pytest.fail(f"{SCORER} is missing; set SHARED_MINUTES to the folder beside tools/")
    for path in sorted(KNOWN.iterdir()):
        draft = read_minutes(path.read_bytes())
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(draft.to_json()))

    scored = subprocess.run(
        [sys.executable, str(SCORER), str(GOLD), str(tmp_path), "--verbose"],
        capture_output=True,
        text=True,
        check=True,
    )

    overall = re.findall(r"^all .* (\d\.\d+)$", scored.stdout, re.MULTILINE)
    assert float(overall[0]) >= FLOOR, scored.stdout
