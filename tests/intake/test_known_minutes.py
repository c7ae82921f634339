"""The reader against made-up minutes of many forms and drafts of them made by hand."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tracker.intake import read_minutes

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ROOT / "tests" / "minutes" / "known"
GOLD = ROOT / "tests" / "minutes" / "known-gold"
FLOOR = 0.92


def test_minutes_of_many_forms_are_read_as_by_hand(shared_minutes: Path, tmp_path: Path) -> None:
    scorer = shared_minutes.parent / "tools" / "score_minutes.py"
    for path in sorted(KNOWN.iterdir()):
        draft = read_minutes(path.read_bytes())
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(draft.to_json()))

    scored = subprocess.run(
        [sys.executable, str(scorer), str(GOLD), str(tmp_path), "--verbose"],
        capture_output=True,
        text=True,
        check=True,
    )

    overall = re.findall(r"^all .* (\d\.\d+)$", scored.stdout, re.MULTILINE)
    assert float(overall[0]) >= FLOOR, scored.stdout
