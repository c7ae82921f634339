"""A meeting's page: its minutes go out for approval, and how it stands with it."""

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from tests.factories import ApprovalFactory, MailingFactory, PersonFactory, ReminderFactory
from tests.web.conftest import Cast, client_of, member
from tests.web.reading import status_of, words
from tests.web.rows import all_rows
from tracker import approval
from tracker.models import Approval, Meeting, Person

pytestmark = pytest.mark.django_db


def path(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/justering/"


def do(person: Person, meeting: Meeting, action: str, **data: object) -> HttpResponse:
    """Press a button of the section, as somebody who is logged in; the page that comes of it."""
    answer = client_of(person).post(path(meeting), {"action": action, **data}, follow=True)
    assert isinstance(answer, HttpResponse)
    return answer


def shown(person: Person, meeting: Meeting) -> str:
    """The words of the section."""
    page = client_of(person).get(f"/moten/{meeting.pk}/")
    found = words(page, "section")
    return next((each for each in found if each.startswith("Justering")), "")


def stands(meeting: Meeting) -> dict[str, str]:
    return {each.person.first_name: each.status for each in approval.standing_of(meeting).approvals}


class TestAsking:
    def test_the_coordinator_sees_who_will_get_a_mail_and_when(self, cast: Cast) -> None:
        cast.held.adjusters.add(cast.cecilia, cast.sara)
        assert shown(cast.anna, cast.held).startswith(
            "Justering Protokollet nämner Cecilia Mårtensson, Sara Sjö som justerare. "
            "2 mejl går mån 28 jan. Skicka för justering"
        )

    def test_where_the_minutes_name_nobody_those_who_may_be_chosen_are_shown(
        self, cast: Cast
    ) -> None:
        PersonFactory(name="Utan Adress", email="")
        assert "Protokollet nämner ingen justerare. Välj vem" in shown(cast.anna, cast.held)
        assert "Anna Andersson Cecilia Mårtensson Skicka till" in shown(cast.anna, cast.held)

    def test_who_cannot_get_mail_is_marked(self, cast: Cast) -> None:
        cast.held.adjusters.add(PersonFactory(name="Nils", email=""))
        words_shown = shown(cast.anna, cast.held)
        assert "Ingen av dem kan få mejl." in words_shown
        assert "Nils (saknar e-postadress)" in words_shown

    def test_it_is_sent_to_those_who_are_chosen(self, cast: Cast) -> None:
        page = do(cast.anna, cast.held, "ask", **{"ask-people": [cast.cecilia.pk]})
        assert stands(cast.held) == {"Cecilia": "waiting"}
        assert words(page, ".notice--success") == [
            "Protokollet är skickat för justering till 1 justerare. Mejlet går mån 28 jan."
        ]

    def test_nobody_chosen(self, cast: Cast) -> None:
        page = do(cast.anna, cast.held, "ask")
        assert page.status_code == 422
        assert words(page, ".field-error") == ["Välj minst en justerare."]
        assert stands(cast.held) == {}

    def test_somebody_from_elsewhere_cannot_be_slipped_in(self, cast: Cast) -> None:
        page = do(cast.anna, cast.held, "ask", **{"ask-people": [cast.olle.pk]})
        assert (page.status_code, stands(cast.held)) == (422, {})

    def test_who_could_not_answer_is_named(self, cast: Cast) -> None:
        nils = PersonFactory(name="Nils", email="")
        cast.held.adjusters.add(nils)
        page = do(cast.anna, cast.held, "ask", **{"ask-people": [nils.pk]})
        assert "kan därför inte justera: Nils." in words(page, ".notice--error")[0]

    def test_a_meeting_without_minutes_or_to_come_has_no_such_part(self, cast: Cast) -> None:
        assert shown(cast.anna, cast.coming) == ""
        cast.held.agenda_items.all().delete()
        assert shown(cast.anna, cast.held) == ""

    def test_members_do_not_see_that_it_could_be_sent(self, cast: Cast) -> None:
        assert shown(cast.cecilia, cast.held) == ""


class TestOut:
    @pytest.fixture
    def asked(self, cast: Cast) -> Approval:
        return ApprovalFactory(meeting=cast.held, person=cast.cecilia)

    def test_members_see_how_it_stands_and_no_comments(self, cast: Cast, asked: Approval) -> None:
        approval.comment(asked, "Punkt 4.", by=cast.cecilia, via="mail", now=asked.asked_at)
        assert shown(member("Bo", cast.group), cast.held) == (
            "Justering Cecilia Mårtensson tillfrågad 25 januari 2019 har en synpunkt"
        )

    def test_the_coordinator_sees_the_words_of_a_comment_and_how_the_mail_went(
        self, cast: Cast, asked: Approval
    ) -> None:
        letter = MailingFactory(person=cast.cecilia, status="sent", sent_at=asked.asked_at)
        ReminderFactory(
            person=cast.cecilia, action_item=None, approval=asked, occasion="approve",
            status="sent", mailing=letter,
        )  # fmt: skip
        approval.comment(asked, "Punkt 4.", by=cast.cecilia, via="mail", now=asked.asked_at)
        assert (
            "Cecilia Mårtensson tillfrågad 25 januari 2019 mejlet: skickad 25 januari 2019 "
            "Punkt 4. Skicka igen Cecilia Mårtensson Behöver inte justera Cecilia Mårtensson "
            "har en synpunkt"
        ) in shown(cast.anna, cast.held)

    def test_when_all_have_approved_the_page_says_the_day(
        self, cast: Cast, asked: Approval
    ) -> None:
        approval.approve(asked, by=cast.cecilia, via="mail", now=asked.asked_at)
        assert shown(cast.cecilia, cast.held).startswith(
            "Justering Protokollet är justerat 25 januari 2019. "
            "Cecilia Mårtensson justerade 25 januari 2019 16.00"
        )

    def test_to_ask_again(self, cast: Cast, asked: Approval) -> None:
        do(cast.anna, cast.held, "again", approval=asked.pk)
        asked.refresh_from_db()
        assert (asked.status, stands(cast.held)) == ("withdrawn", {"Cecilia": "waiting"})

    def test_to_excuse_and_to_withdraw(self, cast: Cast, asked: Approval) -> None:
        ApprovalFactory(meeting=cast.held, person=cast.sara)
        do(cast.anna, cast.held, "excuse", approval=asked.pk)
        assert stands(cast.held) == {"Sara": "waiting"}
        page = do(cast.anna, cast.held, "withdraw")
        assert stands(cast.held) == {}
        assert "draget tillbaka" in words(page, ".notice--success")[0]

    def test_opening_again_stands_in_the_history(self, cast: Cast, asked: Approval) -> None:
        approval.approve(asked, by=cast.cecilia, via="mail", now=asked.asked_at)
        do(cast.anna, cast.held, "withdraw")
        assert ("Cecilia Mårtensson, protokollet öppnat igen (Anna Andersson, sidan)") in shown(
            cast.anna, cast.held
        )

    def test_another_meetings_request_is_not_reached(self, cast: Cast, asked: Approval) -> None:
        other = ApprovalFactory()
        data = {"action": "again", "approval": other.pk}
        assert client_of(cast.anna).post(path(cast.held), data).status_code == 404

    def test_the_number_of_queries_does_not_grow(
        self, cast: Cast, asked: Approval, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        browser, address = client_of(cast.anna), f"/moten/{cast.held.pk}/"
        browser.get(address)
        with django_assert_num_queries(22):
            browser.get(address)
        for _ in range(3):
            ApprovalFactory(meeting=cast.held)
        with django_assert_num_queries(22):
            browser.get(address)


class TestOwn:
    @pytest.fixture
    def asked(self, cast: Cast) -> Approval:
        return ApprovalFactory(meeting=cast.held, person=cast.cecilia)

    def test_an_adjuster_who_is_logged_in_approves_on_the_page(
        self, cast: Cast, asked: Approval
    ) -> None:
        assert "Protokollet väntar på din justering" in shown(cast.cecilia, cast.held)
        do(cast.cecilia, cast.held, "approve")
        assert stands(cast.held) == {"Cecilia": "approved"}
        assert list(asked.events.values_list("kind", "via")) == [("approved", "page")]
        do(cast.cecilia, cast.held, "undo")
        assert stands(cast.held) == {"Cecilia": "waiting"}

    def test_or_has_a_comment(self, cast: Cast, asked: Approval) -> None:
        page = do(cast.cecilia, cast.held, "comment", **{"comment-words": ""})
        assert page.status_code == 422
        do(cast.cecilia, cast.held, "comment", **{"comment-words": "Punkt 4 saknas."})
        asked.refresh_from_db()
        assert (asked.status, asked.comment) == ("commented", "Punkt 4 saknas.")

    def test_nobody_approves_for_another(self, cast: Cast, asked: Approval) -> None:
        for person, status in ((cast.anna, 403), (cast.olle, 404), (cast.sara, 404)):
            answer = client_of(person).post(path(cast.held), {"action": "approve"})
            assert answer.status_code == status
        assert stands(cast.held) == {"Cecilia": "waiting"}

    @pytest.mark.parametrize("action", ["ask", "again", "excuse", "withdraw"])
    def test_a_member_does_nothing_of_the_coordinators(
        self, action: str, cast: Cast, asked: Approval
    ) -> None:
        data = {"action": action, "approval": asked.pk, "ask-people": [cast.cecilia.pk]}
        assert client_of(cast.cecilia).post(path(cast.held), data).status_code == 403
        assert stands(cast.held) == {"Cecilia": "waiting"}

    def test_looking_changes_nothing(self, cast: Cast, asked: Approval) -> None:
        browsers = [client_of(cast.anna), client_of(cast.cecilia)]
        before = all_rows()
        for browser in browsers:
            assert status_of(browser, f"{path(cast.held)}?action=approve") == 302
        assert all_rows() == before
