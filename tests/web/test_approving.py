"""Minutes read and approved by the link in a letter, without a login."""

import datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import ApprovalFactory, AttendanceFactory
from tests.web.conftest import TODAY, Cast, confidential
from tests.web.reading import words
from tests.web.rows import all_rows
from tests.web.test_answering import get, post, text
from tracker import approval, links
from tracker.models import Approval, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast: Cast) -> Approval:
    """Of Sara, who sits in no body."""
    return ApprovalFactory(meeting=cast.held, person=cast.sara, asked_by_name="Anna Andersson")


def link(asked: Approval, person: Person | None = None, day: datetime.date = TODAY) -> str:
    token = links.make_token(links.APPROVE, person or asked.person, asked, today=day)
    return f"/justera/{token}/"


def state(asked: Approval) -> tuple[str, list[tuple[str, str, str]]]:
    asked.refresh_from_db()
    lines = asked.events.order_by("pk").values_list("kind", "by_name", "via")
    return asked.status, list(lines)


def test_the_page_shows_the_minutes_as_they_are_kept(cast: Cast, asked: Approval) -> None:
    AttendanceFactory(meeting=cast.held, person=cast.cecilia, is_chair=True)
    page = get(link(asked))
    assert words(page, "h1") == ["LG fre 25 jan"]
    assert words(page, ".lede") == [
        "Anna Andersson skickade protokollet för justering den 25 januari 2019. "
        "Läs det, och svara längst ner."
    ]
    assert words(page, "h2") == ["Punkter och beslut", "Deltagare", "Ditt svar"]
    assert words(page, ".decision-block") == [
        "Beslut Cecilia och Sara gör en lista. Göra en lista över möten "
        "tors 7 feb, om 13 dagar ”nästa möte” Cecilia Mårtensson, Sara Sjö"
    ]
    assert words(page, ".attendance") == ["Cecilia Mårtensson, ordförande"]
    assert words(page, ".button") == ["Justera", "Skicka synpunkt"]


def test_the_page_leads_to_no_page_behind_a_login(asked: Approval) -> None:
    assert "<a " not in text(get(link(asked))).split("<main")[1].split("</main")[0]


def test_looking_changes_nothing(asked: Approval) -> None:
    before = all_rows()
    for address in (link(asked), f"{link(asked)}?answer=approve", f"{link(asked)}?tack=1"):
        assert get(address).status_code == 200
        assert Client().head(address).status_code == 200
    assert all_rows() == before


def test_approve(asked: Approval) -> None:
    page = post(link(asked), answer="approve")
    assert state(asked) == ("approved", [("approved", "Sara Sjö", "mail")])
    assert words(page, ".notice") == [
        "Tack, Sara! Du har justerat protokollet. Alla har justerat, och protokollet är klart. "
        "Ångra: jag har inte justerat"
    ]
    assert words(page, ".answers") == []


def test_others_who_are_missing_are_counted(cast: Cast, asked: Approval) -> None:
    ApprovalFactory(meeting=cast.held, person=cast.cecilia)
    page = post(link(asked), answer="approve")
    assert "1 justerare återstår." in words(page, ".notice")[0]


def test_an_approval_can_be_taken_back(asked: Approval) -> None:
    post(link(asked), answer="approve")
    page = post(link(asked), answer="undo")
    assert state(asked)[0] == "waiting"
    assert words(page, ".notice") == [
        "Tack, Sara! Din justering är ångrad. Protokollet väntar på dig igen."
    ]


def test_a_comment(asked: Approval) -> None:
    page = post(link(asked), answer="comment", **{"comment-words": "Punkt 4 <saknas>."})
    assert state(asked) == ("commented", [("commented", "Sara Sjö", "mail")])
    assert words(page, ".quote") == ["Punkt 4 <saknas>."]
    assert "skickad till samordnaren" in words(page, ".notice")[0]


def test_a_comment_without_words_is_explained_and_changes_nothing(asked: Approval) -> None:
    page = post(link(asked), answer="comment", **{"comment-words": " "})
    assert page.status_code == 422
    assert words(page, ".field-error") == ["Skriv vad som behöver ändras."]
    assert state(asked) == ("waiting", [])


def test_a_comment_that_comes_after_the_approval_is_not_lost_silently(asked: Approval) -> None:
    post(link(asked), answer="approve")
    page = post(link(asked), answer="comment", **{"comment-words": "Punkt 4 saknas."})
    assert page.status_code == 422
    assert words(page, ".notice--error") == [
        "Du har redan justerat protokollet. Ångra det först, om något ska ändras."
    ]


def test_confidential_points_are_for_members_of_the_body(cast: Cast, asked: Approval) -> None:
    confidential(cast.held, "Förhandla om lönen")
    outside = text(get(link(asked)))
    assert ("Förhandla om lönen" in outside, "Personalfråga" in outside) == (False, False)
    assert "Konfidentiell punkt" in outside
    inside = ApprovalFactory(meeting=cast.held, person=cast.cecilia)
    assert "Förhandla om lönen" in text(get(link(inside)))


def test_what_was_withdrawn_says_so_and_takes_no_answer(cast: Cast, asked: Approval) -> None:
    approval.withdraw(cast.held, by=cast.anna, via="page", now=asked.asked_at)
    for page in (get(link(asked)), post(link(asked), answer="approve")):
        assert page.status_code == 403
        assert words(page, "h1") == ["Protokollet väntar inte på dig"]
    assert state(asked)[0] == "withdrawn"


def test_an_old_letters_link_leads_to_the_request_that_took_over(
    cast: Cast, asked: Approval
) -> None:
    fresh = approval.ask_again(asked, by=cast.anna, via="page", now=asked.asked_at)
    post(link(asked), answer="approve")
    assert state(fresh)[0] == "approved"


@pytest.mark.parametrize("kind", ["somebody else's", "another purpose's", "revoked", "cut off"])
def test_a_link_opens_for_its_person_alone(kind: str, cast: Cast, asked: Approval) -> None:
    path = link(asked)
    if kind == "somebody else's":
        path = link(asked, cast.olle)
    elif kind == "another purpose's":
        token = links.make_token(links.ANSWER, asked.person, asked, today=TODAY)
        path = f"/justera/{token}/"
    elif kind == "revoked":
        asked.person.links_revision += 1
        asked.person.save()
    else:
        path = f"{path[:-3]}/"
    answers: list[Any] = [get(path), post(path, answer="approve")]
    assert [each.status_code for each in answers] == [404, 404]
    assert state(asked) == ("waiting", [])


def test_a_link_ages(asked: Approval) -> None:
    old = link(asked, day=TODAY - datetime.timedelta(days=181))
    assert post(old, answer="approve").status_code == 410
    assert state(asked) == ("waiting", [])


def test_the_page_is_in_the_persons_language(asked: Approval) -> None:
    asked.person.language = "en"
    asked.person.save()
    assert words(get(link(asked)), ".button") == ["Approve", "Send the comment"]
