"""The reader against real minutes and drafts of them made by hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.intake import read_minutes

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SHARED_MINUTES", ROOT.parent / "shared" / "minutes"))
SCORER = SHARED.parent / "tools" / "score_minutes.py"
FLOOR = 1.0


def test_real_minutes_are_read_as_by_hand(tmp_path: Path) -> None:
    for folder in (SHARED / "real", SHARED / "gold", SCORER):
        if not folder.exists():
            pytest.fail(
                f"{folder} is missing; set SHARED_MINUTES to the folder with real/ and gold/"
            )
    for path in sorted((SHARED / "real").iterdir()):
        draft = read_minutes(path.read_bytes())
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(draft.to_json()))

    scored = subprocess.run(
        [sys.executable, str(SCORER), str(SHARED / "gold"), str(tmp_path), "--verbose"],
        capture_output=True,
        text=True,
        check=True,
    )

    overall = re.findall(r"^all .* (\d\.\d+)$", scored.stdout, re.MULTILINE)
    assert float(overall[0]) >= FLOOR, scored.stdout
