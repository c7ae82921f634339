"""What stands in approved minutes is shown in the admin, and not changed."""

import pytest
from django.db.models import Model
from django.test import Client

from tests.admin.pages import add_page, delete_page, page_of, send, told
from tests.factories import (
    NOW,
    ActionItemFactory,
    ApprovalFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
)
from tracker.models import ActionItem, Approval, Attendance, Decision, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    return DecisionFactory(text="Planen antas.")


@pytest.fixture
def approval(decision: Decision) -> Approval:
    return ApprovalFactory(meeting=decision.meeting, status="approved", approved_at=NOW)


def parts(decision: Decision) -> list[Model]:
    return [
        decision.meeting,
        decision.agenda_item,
        decision,
        AttendanceFactory(meeting=decision.meeting),
    ]


def test_nothing_of_them_is_changed_or_deleted(
    browser: Client, decision: Decision, approval: Approval
) -> None:
    for part in parts(decision):
        assert browser.get(page_of(part)).status_code == 200
        assert browser.post(page_of(part), {}).status_code == 403
        assert browser.post(delete_page(part), {"post": "yes"}).status_code == 403


def test_nothing_is_added_to_them(browser: Client, decision: Decision, approval: Approval) -> None:
    given = {"meeting": decision.meeting.pk, "person": PersonFactory().pk}
    page = send(browser, add_page(Attendance), given)
    assert page.status_code == 302
    assert Attendance.objects.count() == 0


def test_other_minutes_are_changed_as_ever(browser: Client, approval: Approval) -> None:
    other = MeetingFactory()
    send(browser, page_of(other), {"place": "Salem"})
    assert Meeting.objects.get(pk=other.pk).place == "Salem"


@pytest.mark.parametrize("status", ["waiting", "withdrawn"])
def test_minutes_that_are_out_or_opened_again_are_changed(
    status: str, browser: Client, decision: Decision, approval: Approval
) -> None:
    Approval.objects.update(status=status)
    send(browser, page_of(decision), {"text": "Planen avslås."})
    decision.refresh_from_db()
    assert decision.text == "Planen avslås."


def test_an_action_item_keeps_its_words_and_goes_on(
    browser: Client, decision: Decision, approval: Approval
) -> None:
    item = ActionItemFactory(decision=decision, text="Skriva planen")
    send(browser, page_of(item), {"text": "Något annat", "status": "done"})
    item.refresh_from_db()
    assert (item.text, item.status) == ("Skriva planen", "done")


def test_no_action_item_is_added_to_them(
    browser: Client, decision: Decision, approval: Approval
) -> None:
    given = {"decision": decision.pk, "text": "Något till"}
    page = send(browser, add_page(ActionItem), given)
    assert told(page) == [
        "Protokollet är justerat och låst. Inget är sparat. Öppna det först på mötets sida."
    ]
    assert ActionItem.objects.count() == 0
