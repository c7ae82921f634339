"""What mails a person has chosen to get."""

import datetime

import pytest

from tests.factories import PersonFactory
from tracker.models import Person
from tracker.responses.mail_settings import choose_mail

pytestmark = pytest.mark.django_db

PAUSE = datetime.date(2019, 3, 1)


def kept(person: Person) -> tuple[bool, datetime.date | None, str]:
    person.refresh_from_db()
    return person.wants_mail, person.paused_until, person.language


def test_a_choice_is_kept() -> None:
    person = PersonFactory()
    choose_mail(person, wants_mail=False, paused_until=PAUSE, language="en")
    assert kept(person) == (False, PAUSE, "en")


def test_a_language_that_no_letter_is_written_in() -> None:
    person = PersonFactory()
    with pytest.raises(ValueError, match="tlh"):
        choose_mail(person, wants_mail=False, paused_until=PAUSE, language="tlh")
    assert kept(person) == (True, None, "sv")
