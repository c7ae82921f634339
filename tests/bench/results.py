"""Where the figures of `make bench` are kept: one file, a key for each measurement."""

import json
from pathlib import Path
from typing import Any

VAR = Path(__file__).resolve().parents[2] / "var"
RESULTS = VAR / "bench.json"
# What the measured processes have to say.
LOG = VAR / "bench.log"


def keep(name: str, figures: dict[str, Any]) -> None:
    """Keep the figures under their name beside those of other measurements."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    VAR.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({**known, name: figures}, indent=2) + "\n")
