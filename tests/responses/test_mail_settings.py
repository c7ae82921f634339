"""What mails a person has chosen to get."""

import datetime
from typing import Any

import pytest

from tests.factories import PersonFactory
from tracker.models import Person
from tracker.responses.mail_settings import choose_mail, decline_mail

pytestmark = pytest.mark.django_db

PAUSE = datetime.date(2019, 3, 1)


WEEKLY = {"wants_mail": True, "pace": "weekly", "paused_until": PAUSE}
CHOICE: dict[str, Any] = WEEKLY | {"wants_calendar": False, "language": "en"}


def kept(person: Person) -> dict[str, Any]:
    person.refresh_from_db()
    return {name: getattr(person, name) for name in CHOICE}


def test_a_choice_is_kept() -> None:
    person = PersonFactory()
    choose_mail(person, **CHOICE)
    assert kept(person) == CHOICE


@pytest.mark.parametrize("wrong", [{"language": "tlh"}, {"pace": "hourly"}])
def test_what_there_is_no_such_choice_of(wrong: dict[str, str]) -> None:
    person = PersonFactory()
    before = kept(person)
    with pytest.raises(ValueError, match=next(iter(wrong.values()))):
        choose_mail(person, **CHOICE | wrong)
    assert kept(person) == before


def test_whoever_declines_keeps_their_other_choices() -> None:
    person = PersonFactory()
    choose_mail(person, **CHOICE)
    decline_mail(person)
    assert kept(person) == CHOICE | {"wants_mail": False}
