import datetime

import pytest
from pytest_django import Settings

from tests.factories import ActionItemFactory, MailingFactory, PersonFactory
from tracker import links
from tracker.errors import LinkExpired, LinkInvalid

pytestmark = pytest.mark.django_db
ISSUED = datetime.date(2019, 1, 31)


def test_a_link_knows_its_person_and_item() -> None:
    cecilia, item = PersonFactory(), ActionItemFactory()
    token = links.make_token(links.ANSWER, cecilia, item, today=ISSUED)
    link = links.read_token(token, links.ANSWER, today=ISSUED)
    assert (link.person, link.action_item) == (cecilia, item)


def test_any_letter_altered_makes_it_invalid() -> None:
    token = links.make_token(links.ANSWER, PersonFactory(), ActionItemFactory(), today=ISSUED)
    for place, letter in enumerate(token):
        other = "a" if letter != "a" else "b"
        with pytest.raises(LinkInvalid):
            links.read_token(token[:place] + other + token[place + 1 :], links.ANSWER, today=ISSUED)


@pytest.mark.parametrize("token", ["", "a", "a:b", ":", "å", "a" * 5000])
def test_what_never_was_a_link_is_invalid(token: str) -> None:
    with pytest.raises(LinkInvalid):
        links.read_token(token, links.ANSWER, today=ISSUED)


def test_a_link_for_one_purpose_does_not_open_another() -> None:
    token = links.make_token(links.SETTINGS, PersonFactory(), today=ISSUED)
    with pytest.raises(LinkInvalid):
        links.read_token(token, links.ANSWER, today=ISSUED)


def test_an_answer_link_ages_out_after_180_days() -> None:
    token = links.make_token(links.ANSWER, PersonFactory(), ActionItemFactory(), today=ISSUED)
    last = ISSUED + datetime.timedelta(days=180)
    assert links.read_token(token, links.ANSWER, today=last)
    with pytest.raises(LinkExpired, match="för gammal"):
        links.read_token(token, links.ANSWER, today=last + datetime.timedelta(days=1))


def test_a_calendar_link_does_not_age() -> None:
    token = links.make_token(links.CALENDAR, PersonFactory(), today=ISSUED)
    assert links.read_token(token, links.CALENDAR, today=datetime.date(2040, 1, 1))


def test_raising_the_revision_revokes_every_link_of_a_person() -> None:
    cecilia = PersonFactory()
    token = links.make_token(links.SETTINGS, cecilia, today=ISSUED)
    cecilia.links_revision += 1
    cecilia.save()
    with pytest.raises(LinkInvalid):
        links.read_token(token, links.SETTINGS, today=ISSUED)


def test_a_link_to_an_item_that_is_gone_is_invalid() -> None:
    item = ActionItemFactory()
    token = links.make_token(links.ANSWER, PersonFactory(), item, today=ISSUED)
    item.delete()
    with pytest.raises(LinkInvalid):
        links.read_token(token, links.ANSWER, today=ISSUED)


class TestReplyAddress:
    @pytest.fixture(autouse=True)
    def reply_address(self, settings: Settings) -> None:
        settings.REPLY_ADDRESS = "Svar@beslut.example"

    def test_its_token_knows_the_letter_whatever_the_case(self) -> None:
        letter = MailingFactory()
        address = links.reply_address(letter, today=ISSUED)
        for each in (address, address.upper(), address.lower()):
            token = links.reply_token_in(each)
            assert links.read_reply_token(token, today=ISSUED) == letter

    def test_it_has_room_before_the_at_sign(self) -> None:
        """RFC 5321, 4.5.3.1.1: 64; the longest local part that the settings take has 24."""
        letter = MailingFactory(pk=2**63 - 1)
        token = links.make_reply_token(letter, today=datetime.date.max)
        assert len(f"{24 * 'x'}+{token}") <= 64
        assert links.read_reply_token(token, today=ISSUED) == letter

    def test_any_letter_altered_makes_it_invalid(self) -> None:
        MailingFactory.create_batch(20)
        token = links.make_reply_token(MailingFactory(), today=ISSUED)
        for place, letter in enumerate(token):
            for other in "abcdefghijklmnopqrstuvwxyz234567".replace(letter, ""):
                altered = token[:place] + other + token[place + 1 :]
                with pytest.raises(LinkInvalid):
                    links.read_reply_token(altered, today=ISSUED)

    @pytest.mark.parametrize("token", ["", "a", "a" * 21, "å", "1", "=", "a" * 5000, "aaaa=aaaa"])
    def test_what_never_was_a_token_is_invalid(self, token: str) -> None:
        with pytest.raises(LinkInvalid):
            links.read_reply_token(token, today=ISSUED)

    def test_it_ages_out_and_is_revoked_like_a_link(self) -> None:
        letter = MailingFactory()
        token = links.make_reply_token(letter, today=ISSUED)
        last = ISSUED + datetime.timedelta(days=180)
        assert links.read_reply_token(token, today=last)
        with pytest.raises(LinkExpired):
            links.read_reply_token(token, today=last + datetime.timedelta(days=1))
        letter.person.links_revision += 1
        letter.person.save()
        with pytest.raises(LinkInvalid):
            links.read_reply_token(token, today=last)

    def test_another_address_has_no_token(self) -> None:
        addresses = ("svar@beslut.example", "svar+a@annan.example", "x+a@beslut.example", "", "@")
        assert [links.reply_token_in(each) for each in addresses] == [""] * 5

    def test_without_the_setting_there_is_none(self, settings: Settings) -> None:
        settings.REPLY_ADDRESS = ""
        assert links.reply_address(MailingFactory(), today=ISSUED) == ""
        assert links.reply_token_in("+abc@") == ""
