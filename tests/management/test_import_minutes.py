"""`import_minutes FILE` stores a draft, and makes its records where that is asked for."""

from pathlib import Path

import pytest

from tests.factories import BodyFactory, UserFactory
from tests.management.running import output_of, refusal_of, typed
from tests.reminders.scenes import at
from tracker.models import ActionItem, Body, Meeting, MinutesFile, Person

pytestmark = pytest.mark.django_db

AT = "2019-01-25T16:00"


def test_stores_the_draft_and_makes_nothing_of_it(minutes: Path, coordinator: Person) -> None:
    said = output_of("import_minutes", str(minutes), at=AT, by="Anna@example.org")
    file = MinutesFile.objects.get()
    assert (file.state, file.uploaded_by, file.uploaded_at) == ("draft", coordinator.user, at(AT))
    assert said.splitlines()[0] == "byggradet.txt är sparad som utkast."
    assert not Meeting.objects.exists()


def test_accepts_it_and_says_what_was_made(minutes: Path, board: Body, coordinator: Person) -> None:
    said = output_of("import_minutes", str(minutes), accept=True, at=AT, by="anna@example.org")
    item = ActionItem.objects.get()
    assert said.splitlines()[-6:] == [
        "Godtaget: BR 2019-01-25",
        "  Beslut: 2",
        "  Uppdrag: 1",
        "  Uppdrag utan ansvarig: 0",
        "  Nya personer: Bo Ek",
        "  Saknar e-postadress: Bo Ek",
    ]
    assert (item.due_body, item.created_at) == (board, at(AT))
    assert MinutesFile.objects.get().accepted_by == coordinator.user


def test_the_same_file_is_recognised(minutes: Path, board: Body) -> None:
    output_of("import_minutes", str(minutes), at=AT)
    assert output_of("import_minutes", str(minutes), at=AT) == (
        "Filen fanns redan: byggradet.txt, utkast att granska.\n"
    )


def test_the_same_file_is_accepted_if_it_was_a_draft_and_only_once(
    minutes: Path, board: Body
) -> None:
    output_of("import_minutes", str(minutes), at=AT)
    assert "Godtaget: BR 2019-01-25" in output_of(
        "import_minutes", str(minutes), accept=True, at=AT
    )
    assert output_of("import_minutes", str(minutes), accept=True, at=AT) == (
        "Filen fanns redan: byggradet.txt, godtaget.\n"
    )
    assert ActionItem.objects.count() == 1


def test_a_body_may_be_named_by_its_short_name(minutes: Path) -> None:
    other = BodyFactory(name="Samarbetskommittén", short_name="SSK")
    output_of("import_minutes", str(minutes), accept=True, at=AT, body="ssk")
    assert Meeting.objects.filter(date="2019-01-25").get().body == other


def test_a_body_that_nobody_knows_is_made_on_accepting(minutes: Path) -> None:
    said = output_of("import_minutes", str(minutes), accept=True, at=AT, body="Husnämnden")
    assert [body.name for body in Body.objects.all()] == ["Husnämnden"]
    assert "  Nya organ: Husnämnden" in said.splitlines()


def test_minutes_without_a_body_stay_a_draft(tmp_path: Path, minutes: Path) -> None:
    path = tmp_path / "utan.txt"
    path.write_text(minutes.read_text().replace(" från Byggrådet", ""))
    line = refusal_of("import_minutes", str(path), "--accept", "--at", AT)
    assert line == (
        "Det framgår inte vilket organ som möttes. Välj organ och godta igen. Utkastet finns kvar."
    )
    assert MinutesFile.objects.get().state == "draft"


def test_who_does_not_coordinate_the_body_does_not_accept(minutes: Path, board: Body) -> None:
    UserFactory(email="leif@example.org")
    line = refusal_of(
        "import_minutes", str(minutes), "--accept", "--at", AT, "--by", "leif@example.org"
    )
    assert line.startswith("Du är inte samordnare för Byggrådet")
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--by", "nix@example.org"), "Det finns inget konto för nix@example.org"),
        (("--at", "i går"), "--at: skriv en tid som 2019-01-25T16:00, inte 'i går'"),
        (("--at", "2019-01-25"), "--at: skriv en tid som 2019-01-25T16:00, inte '2019-01-25'"),
    ],
)
def test_refuses_with_one_line_and_stores_nothing(
    minutes: Path, arguments: tuple[str, str], says: str
) -> None:
    assert refusal_of("import_minutes", str(minutes), *arguments) == says
    assert not MinutesFile.objects.exists()


def test_refuses_what_is_no_minutes(tmp_path: Path) -> None:
    noise = tmp_path / "brus.txt"
    noise.write_bytes(b"\x00\x01\x02" * 1000)
    assert refusal_of("import_minutes", str(noise)).startswith("Filen är av ett slag som")
    assert not MinutesFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_typed_it_stores_and_accepts(minutes: Path, board: Body) -> None:
    done = typed("import_minutes", str(minutes), "--accept", "--at", AT, with_database=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Godtaget: BR 2019-01-25" in done.stdout.splitlines()
    assert Meeting.objects.get().body == board
