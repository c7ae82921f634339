"""The log of the letters: ids, and nobody's address."""

import logging

import pytest

from tests.mail_server import Inbox
from tests.reminders.scenes import at, row
from tracker.models import Mailing, Person
from tracker.reminders import tell

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")


def test_a_line_a_letter(cecilia: Person, smtp: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    reminder = row(cecilia)
    smtp.on_recipient = lambda address: f"550 5.1.1 <{address}>: No such user"
    with caplog.at_level(logging.INFO, logger="tracker"):
        tell(NOW)
    pk = Mailing.objects.get().pk
    assert [record.getMessage() for record in caplog.records] == [
        f"Letter {pk} to person {cecilia.pk}: failed (550 5.1.1 <…>: No such user), "
        f"reminders [{reminder.pk}]"
    ]
    [record] = caplog.records
    assert (vars(record)["mailing"], vars(record)["reminders"], record.levelname) == (
        pk,
        [reminder.pk],
        "WARNING",
    )
