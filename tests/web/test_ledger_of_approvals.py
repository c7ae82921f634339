"""The ledger's pages tell of minutes out for approval as of everything else."""

import pytest

from tests.factories import ApprovalFactory, MailingFactory, ReminderFactory
from tests.web.conftest import Cast, client_of
from tests.web.reading import titles, words
from tests.web.test_previews import page as preview_of
from tracker import approval
from tracker.models import Approval, Mailing, Reminder

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast: Cast) -> Approval:
    return ApprovalFactory(meeting=cast.held, person=cast.sara)


@pytest.fixture
def row(asked: Approval) -> Reminder:
    """It was sent."""
    letter = MailingFactory(
        person=asked.person, subject="Justera protokollet", status="sent", sent_at=asked.asked_at
    )
    letter.bodies.add(asked.meeting.body)
    return ReminderFactory(
        person=asked.person, action_item=None, approval=asked, occasion="approve",
        status="sent", mailing=letter,
    )  # fmt: skip


def test_the_letters_page_says_what_it_told_of(cast: Cast, row: Reminder) -> None:
    assert row.mailing is not None
    page = client_of(cast.anna).get(row.mailing.get_absolute_url())
    assert titles(page) == ["Protokoll LG 2019-01-25"]
    assert "protokoll att justera" in words(page, ".list-meta")[0]


def test_the_list_finds_it_by_body_and_occasion(cast: Cast, row: Reminder) -> None:
    Mailing.bodies.through.objects.all().delete()
    address = f"/utskick/?body={cast.group.pk}&occasion=approve"
    page = client_of(cast.anna).get(address)
    assert [each.pk for each in page.context["page"]] == [row.mailing_id]


def test_the_persons_page_shows_when_they_were_told(cast: Cast, row: Reminder) -> None:
    page = client_of(cast.anna).get(f"/personer/{cast.sara.pk}/")
    assert titles(page) == ["Göra en lista över möten", "Protokoll LG 2019-01-25"]


def test_another_bodys_coordinator_sees_nothing_of_it(cast: Cast, row: Reminder) -> None:
    assert client_of(cast.olle).get(f"/utskick/{row.mailing_id}/").status_code == 404


def test_who_could_not_be_told_is_shown_until_the_answer(cast: Cast, asked: Approval) -> None:
    ReminderFactory(
        person=cast.sara, action_item=None, approval=asked, occasion="approve", status="failed"
    )
    browser = client_of(cast.anna)
    assert "Protokoll LG 2019-01-25" in words(browser.get("/utskick/"), ".notice--warning")[0]
    approval.approve(asked, by=cast.sara, via="mail", now=asked.asked_at)
    assert words(browser.get("/utskick/"), ".notice--warning") == []


def test_a_preview_shows_it_with_links_that_ask_who_one_is(cast: Cast, asked: Approval) -> None:
    answer = preview_of(cast.anna, cast.sara)
    assert answer.context["subject"].endswith("; justera protokollet: LG 25 januari")
    assert (
        f"Läs och justera: http://testserver/moten/{cast.held.pk}/#justering"
        in (answer.context["text"])
    )
    assert Reminder.objects.count() == 0


def test_an_adjuster_from_elsewhere_can_be_previewed(cast: Cast) -> None:
    ApprovalFactory(meeting=cast.held, person=cast.olle)
    answer = preview_of(cast.anna, cast.olle)
    assert answer.context["subject"] == "Justera protokollet: LG 25 januari"
