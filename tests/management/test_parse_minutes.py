"""`parse_minutes FILE` prints a draft and nothing else."""

import json
from pathlib import Path

from tests.management.running import output_of, refusal_of, typed
from tracker.intake import read_minutes


def test_prints_the_draft_as_json(minutes: Path) -> None:
    draft = read_minutes(minutes.read_bytes()).to_json()
    assert json.loads(output_of("parse_minutes", str(minutes))) == draft


def test_writes_swedish_letters_as_they_are(minutes: Path) -> None:
    assert '"place": "Rådhuset"' in output_of("parse_minutes", str(minutes))


def test_typed_it_leaves_standard_output_clean(minutes: Path) -> None:
    done = typed("parse_minutes", str(minutes))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["meeting"]["body"] == "Byggrådet"


def test_typed_it_refuses_what_is_no_minutes_with_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "tom.txt"
    empty.touch()
    done = typed("parse_minutes", str(empty))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "CommandError: Filen är tom. Ingenting har sparats eller ändrats. "
        "Kontrollera att du valde rätt fil och försök igen.\n"
    )


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = str(tmp_path / "nix.txt")
    assert refusal_of("parse_minutes", path) == f"Filen finns inte: {path}"


def test_refuses_a_folder(tmp_path: Path) -> None:
    assert refusal_of("parse_minutes", str(tmp_path)) == (
        f"Filen går inte att läsa: {tmp_path} (Is a directory)"
    )
