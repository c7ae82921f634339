"""Fails where the tests leave too much of the pure files and the verbs untouched.

python -m tests.coverage_gate        (after pytest --cov)
"""

from __future__ import annotations

import io
import sys

from coverage import Coverage
from coverage.exceptions import NoDataError

LEAST = 95.0
ROOMS = {
    "intake": "tracker/intake/*",
    "deadlines": "tracker/deadlines/*",
    "register": "tracker/register/*",
    "review": "tracker/review/*",
    "reminders": "tracker/reminders/*",
    "responses": "tracker/responses/*",
    "inbox": "tracker/inbox/*",
    "followup": "tracker/followup/*",
    "approval": "tracker/approval/*",
    "access": "tracker/access.py",
    "links": "tracker/links.py",
}


def covered(coverage: Coverage, files: str) -> float:
    """Per cent of the statements and branches in these files that some test has run."""
    try:
        return coverage.report(include=[files], file=io.StringIO())
    except NoDataError:
        return 0.0


def main() -> int:
    coverage = Coverage()
    coverage.load()
    shares = {room: covered(coverage, files) for room, files in ROOMS.items()}
    short = {room: share for room, share in shares.items() if share < LEAST}
    print("Coverage: " + ", ".join(f"{room} {share:.0f} %" for room, share in shares.items()))
    for room, share in short.items():
        print(f"{ROOMS[room]}: {share:.1f} %, and {LEAST:.0f} % are asked for", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
