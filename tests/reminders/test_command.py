"""`manage.py send_reminders`, as an operator meets it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.mail_server import Inbox
from tests.reminders.scenes import at, matter
from tracker import clock
from tracker.models import Mailing, Person, Reminder

pytestmark = pytest.mark.django_db
AT = "--at=2019-01-31T07:30"


def run(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("send_reminders", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_a_line_a_mail_and_the_counts(cecilia: Person, rickard: Person, smtp: Inbox) -> None:
    matter(cecilia, text="Ringa regionen")
    matter(rickard, text="Boka lokal")
    smtp.on_recipient = lambda to: "550 no\tsuch user" if to == rickard.email else None
    assert run(AT) == [
        "cecilia@example.org  Nytt: Ringa regionen  sent (250 OK)",
        "rickard@example.org  Nytt: Boka lokal  failed (550 no such user)",
        "1 sent, 1 failed, 0 uncertain",
    ]
    assert run(AT) == ["0 sent, 0 failed, 0 uncertain"]


def test_a_dry_run_stores_nothing_and_sends_nothing(
    cecilia: Person, rickard: Person, smtp: Inbox
) -> None:
    matter(cecilia, text="Ringa regionen")
    matter(rickard, text="Boka lokal")
    expected = [
        "cecilia@example.org  Nytt: Ringa regionen  would be sent",
        "rickard@example.org  Nytt: Boka lokal  would be sent",
        "2 would be sent",
    ]
    assert run(AT, "--dry-run") == run(AT, "--dry-run") == expected
    assert (smtp.messages, smtp.connections) == ([], 0)
    assert not Reminder.objects.exists()
    assert not Mailing.objects.exists()


def test_a_dry_run_knows_what_waits_already(cecilia: Person, smtp: Inbox) -> None:
    matter(cecilia, text="Ringa regionen")
    smtp.on_recipient = lambda _to: "451 later"
    run(AT)
    assert run(AT, "--dry-run") == ["0 would be sent"]
    later = "--at=2019-01-31T07:40"
    assert run(later, "--dry-run")[-1] == "1 would be sent"
    Person.objects.update(email="")
    assert run(later, "--dry-run") == ["0 would be sent"]


def test_without_a_moment_it_is_now(
    cecilia: Person, smtp: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter(cecilia)
    monkeypatch.setattr(clock, "now", lambda: at("2019-01-28T07:30"))
    assert run()[-1] == "1 sent, 0 failed, 0 uncertain"


def test_a_moment_may_name_its_zone(cecilia: Person, smtp: Inbox) -> None:
    matter(cecilia)
    assert run("--at=2019-01-28T05:59Z")[-1] == "0 sent, 0 failed, 0 uncertain"
    assert run("--at=2019-01-28T06:00Z")[-1] == "1 sent, 0 failed, 0 uncertain"


@pytest.mark.parametrize(
    "nonsense",
    ["i morgon", "2019-01-31", "2019-02-30T07:30", "0001-01-01T00:00", "9999-12-31T23:59"],
)
def test_a_bad_moment_is_one_clear_line_and_exit_code_2(nonsense: str) -> None:
    with pytest.raises(CommandError) as stopped:
        run(f"--at={nonsense}")
    message = f"--at: skriv en tid som 2019-01-25T16:00, inte '{nonsense}'"
    assert (str(stopped.value), stopped.value.returncode) == (message, 2)
