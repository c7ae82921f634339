"""Real minutes laid out as PDF and as Word files are read as from their text."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.intake.readers.papers import Block, as_docx, as_pdf, blocks_of
from tracker.intake import read_minutes

FLOOR = 0.97


@pytest.mark.parametrize("laid_out", [as_pdf, as_docx])
def test_real_minutes_are_read_from_every_format(
    laid_out: Callable[[Sequence[Block]], bytes], tmp_path: Path, shared_minutes: Path
) -> None:
    for path in sorted((shared_minutes / "real").iterdir()):
        gold = json.loads((shared_minutes / "gold" / f"{path.stem}.json").read_text())
        names = [each["name"] for each in gold["attendance"]]
        draft = read_minutes(laid_out(blocks_of(path, names)))
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(draft.to_json()))

    scorer = shared_minutes.parent / "tools" / "score_minutes.py"
    scored = subprocess.run(
        [sys.executable, str(scorer), str(shared_minutes / "gold"), str(tmp_path), "--verbose"],
        capture_output=True,
        text=True,
        check=True,
    )

    scores = re.findall(r"^(?:20|all).* (\d\.\d+)$", scored.stdout, re.MULTILINE)
    assert len(scores) == 6
    assert min(map(float, scores)) >= FLOOR, scored.stdout
