"""What a meeting has to see to: due at it, open, tabled to it, referrals to answer in time."""

from dataclasses import dataclass

from tracker.access import AnyUser, visible_to
from tracker.deadlines import next_meeting
from tracker.models import ActionItem, Decision, Meeting, Referral


@dataclass(frozen=True)
class Outstanding:
    """The four lists; an item stands in one of them only. False where all are empty."""

    due: list[ActionItem]
    open: list[ActionItem]
    tabled: list[Decision]
    referrals: list[Referral]

    def __len__(self) -> int:
        return len(self.due) + len(self.open) + len(self.tabled) + len(self.referrals)


def outstanding(meeting: Meeting, user: AnyUser | None = None) -> Outstanding:
    """What is outstanding for `meeting`, as far as `user` may see it (None: all).

    `due` hangs on the meeting, whichever body decided it; `open` was decided by the meeting's body
    at an earlier meeting; `tabled` was put off to it; `referrals` must be answered before the
    body's meeting after it, or are open with no later meeting planned.
    """
    items = ActionItem.objects.open().for_list().order_by("due_on", "pk")
    tabled = Decision.objects.tabled_to(meeting).for_list()
    referrals = Referral.objects.open().filter(body=meeting.body, answer_by__isnull=False)
    if user is not None:
        items = visible_to(user, items)
        tabled = visible_to(user, tabled)
        referrals = visible_to(user, referrals)
    following = next_meeting(meeting.body, meeting.last_day)
    if following is not None:
        referrals = referrals.filter(answer_by__lt=following.date)
    earlier = items.of_body(meeting.body).filter(
        decision__agenda_item__meeting__date__lt=meeting.date
    )
    return Outstanding(
        due=list(items.due_at(meeting)),
        open=list(earlier.exclude(due_meeting=meeting)),
        tabled=list(tabled),
        referrals=list(referrals),
    )
