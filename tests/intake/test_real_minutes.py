"""The reader against real minutes and drafts of them made by hand."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tracker.intake import read_minutes

FLOOR = 0.99


def test_real_minutes_are_read_as_by_hand(tmp_path: Path, shared_minutes: Path) -> None:
    for path in sorted((shared_minutes / "real").iterdir()):
        draft = read_minutes(path.read_bytes())
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(draft.to_json()))

    scorer = shared_minutes.parent / "tools" / "score_minutes.py"
    scored = subprocess.run(
        [sys.executable, str(scorer), str(shared_minutes / "gold"), str(tmp_path), "--verbose"],
        capture_output=True,
        text=True,
        check=True,
    )

    overall = re.findall(r"^all .* (\d\.\d+)$", scored.stdout, re.MULTILINE)
    assert float(overall[0]) >= FLOOR, scored.stdout
