import datetime

import pytest

from tests.factories import (
    ActionItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    ReferralFactory,
    UserFactory,
)
from tracker.followup import outstanding
from tracker.models import Decision, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return MeetingFactory(body=BodyFactory(short_name="SSK"), date=datetime.date(2019, 2, 7))


def test_nothing_outstanding_is_false(meeting: Meeting) -> None:
    assert not outstanding(meeting)


def test_what_is_due_at_it_whoever_decided_it(meeting: Meeting) -> None:
    due = ActionItemFactory(due_meeting=meeting, due_on=meeting.date)
    ActionItemFactory(due_meeting=meeting, due_on=meeting.date, status="done")
    ActionItemFactory(due_on=meeting.date)
    assert outstanding(meeting).due == [due]


def test_what_its_body_decided_earlier_and_is_still_open(meeting: Meeting) -> None:
    earlier = MeetingFactory(body=meeting.body, date=datetime.date(2018, 6, 6))
    later = MeetingFactory(body=meeting.body, date=datetime.date(2019, 3, 7))
    old = ActionItemFactory(decision__agenda_item__meeting=earlier, status="in_progress")
    ActionItemFactory(decision__agenda_item__meeting=earlier, status="cancelled")
    ActionItemFactory(decision__agenda_item__meeting=later)
    due = ActionItemFactory(
        decision__agenda_item__meeting=earlier, due_meeting=meeting, due_on=meeting.date
    )
    found = outstanding(meeting)
    assert (found.due, found.open, len(found)) == ([due], [old], 2)


def test_what_was_tabled_to_it(meeting: Meeting) -> None:
    tabled = DecisionFactory(kind=Decision.Kind.TABLED, due_meeting=meeting, due_on=meeting.date)
    DecisionFactory(kind=Decision.Kind.TABLED, due_body=meeting.body)
    assert outstanding(meeting).tabled == [tabled]


def test_referrals_to_answer_before_the_meeting_after_it(meeting: Meeting) -> None:
    MeetingFactory(body=meeting.body, date=datetime.date(2019, 3, 7))
    soon = ReferralFactory(body=meeting.body, answer_by=datetime.date(2019, 3, 6))
    ReferralFactory(body=meeting.body, answer_by=datetime.date(2019, 3, 7))
    ReferralFactory(body=meeting.body, answer_by=None)
    ReferralFactory(body=meeting.body, answer_by=soon.answer_by, status="answered")
    assert outstanding(meeting).referrals == [soon]


def test_with_no_meeting_after_it_every_open_referral_counts(meeting: Meeting) -> None:
    referral = ReferralFactory(body=meeting.body, answer_by=datetime.date(2020, 1, 1))
    assert outstanding(meeting).referrals == [referral]


def test_it_moves_with_the_meeting_since_it_is_a_query(meeting: Meeting) -> None:
    item = ActionItemFactory(due_meeting=meeting, due_on=meeting.date)
    item.status = "done"
    item.save()
    assert outstanding(meeting).due == []


def test_a_member_sees_their_own_bodies_matters_only(meeting: Meeting) -> None:
    member = MembershipFactory(body=meeting.body, person=PersonFactory(user=UserFactory())).person
    ActionItemFactory(due_meeting=meeting, due_on=meeting.date)
    own = ActionItemFactory(
        decision__agenda_item__meeting__body=meeting.body,
        due_meeting=meeting,
        due_on=meeting.date,
    )
    assert outstanding(meeting, member.user).due == [own]
