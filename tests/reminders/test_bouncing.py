"""A letter that came back."""

import pytest

from tests.mail_server import Inbox
from tests.reminders.scenes import at, counts, matter, state
from tracker.models import Mailing, Person
from tracker.reminders import settle_bounce, tell

SENT, BACK, LATER = at("2019-01-28T07:30"), at("2019-01-28T07:31"), at("2019-01-29T07:30")
WORDS = "550 5.1.1 no such user (mx.example.org)"


@pytest.fixture
def letter(cecilia: Person, smtp: Inbox) -> Mailing:
    matter(cecilia)
    assert counts(tell(SENT)) == (1, 0, 0)
    return Mailing.objects.get()


def test_its_rows_fail_with_the_servers_words(letter: Mailing, cecilia: Person) -> None:
    assert settle_bounce(letter, WORDS, now=BACK)
    letter.refresh_from_db()
    assert state(cecilia) == ("failed", WORDS, ["failed"])
    assert (letter.sent_at, letter.bounced_at) == (SENT, BACK)


def test_it_goes_again_when_the_person_has_another_address(
    letter: Mailing, cecilia: Person, smtp: Inbox
) -> None:
    settle_bounce(letter, WORDS, now=BACK)
    assert counts(tell(LATER)) == (0, 0, 0)
    cecilia.email = "cecilia.martensson@example.org"
    cecilia.save()
    assert counts(tell(LATER)) == (1, 0, 0)
    assert smtp.recipients[-1] == ("cecilia.martensson@example.org",)


@pytest.mark.parametrize("status", ["waiting", "sending", "failed"])
def test_one_that_is_not_known_to_have_gone_is_left_alone(status: str, letter: Mailing) -> None:
    Mailing.objects.update(status=status)
    assert not settle_bounce(letter, WORDS, now=BACK)
    letter.refresh_from_db()
    assert (letter.status, letter.bounced_at) == (status, None)


def test_an_uncertain_one_is_not_sent_again(letter: Mailing, smtp: Inbox) -> None:
    Mailing.objects.update(status="uncertain", was_uncertain=True)
    letter.reminders.update(status="uncertain")
    assert settle_bounce(letter, WORDS, now=BACK)
    assert counts(tell(LATER)) == (0, 0, 0)
