import datetime

import pytest

from tests.factories import ActionItemFactory, PersonFactory
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


def test_a_letter_for_others_to_read_shows_no_token() -> None:
    token = links.make_token(links.ANSWER, PersonFactory(), ActionItemFactory(), today=ISSUED)
    letter = f"Svara: https://beslut.example/svar/{token}/\nMöten: https://beslut.example/moten/1/"
    assert links.without_tokens(letter) == (
        "Svara: https://beslut.example/svar/…/\nMöten: https://beslut.example/moten/1/"
    )
