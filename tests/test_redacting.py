"""What is secret in a text does not stand in it any longer."""

import pytest

from tests.factories import ActionItemFactory, MailingFactory, PersonFactory
from tracker import links
from tracker.redacting import without_addresses, without_tokens


@pytest.mark.django_db
def test_links_lose_what_is_signed() -> None:
    day = MailingFactory().day
    token = links.make_token(links.ANSWER, PersonFactory(), ActionItemFactory(), today=day)
    letter = f"Svara: https://beslut.example/svar/{token}/\nMöten: https://beslut.example/moten/1/"
    assert without_tokens(letter) == (
        "Svara: https://beslut.example/svar/…/\nMöten: https://beslut.example/moten/1/"
    )


@pytest.mark.django_db
def test_addresses_for_answers_lose_what_is_signed() -> None:
    mailing = MailingFactory()
    token = links.make_reply_token(mailing, today=mailing.day)
    assert without_tokens(f"<post+{token}@beslut.example>, anna+mote@example.org") == (
        "<post+…@beslut.example>, anna+mote@example.org"
    )


def test_a_servers_words_lose_addresses() -> None:
    words = "550 5.1.1 <cecilia@example.org>: No such user"
    assert without_addresses(words) == "550 5.1.1 <…>: No such user"
