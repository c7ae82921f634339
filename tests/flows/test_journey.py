"""The whole loop on the real minutes of 25 January 2019, as people meet it."""

import datetime
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from tests.flows.conftest import Cast
from tests.mail_server import Inbox
from tests.worker import Worker
from tracker import tasks
from tracker.deadlines import move_meeting
from tracker.models import ActionItem, Meeting, Person

MATTERS = (
    "Cecilia fyller på och bevakar listan med möten och presenterar på nästa SSK 7/2.",
    "Cecilia tar fram ett första förslag till en gemensam ”Södertörnspitch”.",
    "Cecilia förbereder bilder.",
    "Cecilia tar fram förslag till fortsatt arbete med frågan utifrån diskussionen",
)
A_WEEK_BEFORE = "2019-01-31T07:30"
SEVENTH, FOURTEENTH = datetime.date(2019, 2, 7), datetime.date(2019, 2, 14)


def send(at: str) -> str:
    out = StringIO()
    call_command("send_reminders", f"--at={at}", stdout=out)
    return out.getvalue()


def letter_to(person: Person, smtp: Inbox) -> str:
    """The text of the one mail that a person has got, on one line."""
    (message,) = smtp.to(person.email)
    body = message.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def answer_links(person: Person, smtp: Inbox) -> list[str]:
    return re.findall(r"https?://[^/]+(/svar/[^\s<>]+/)", letter_to(person, smtp))


def open_matters(person: Person) -> list[ActionItem]:
    return list(ActionItem.objects.open().assigned_to(person))


def test_a_week_before_each_has_one_mail_with_all_that_is_theirs(
    accepted: Cast, smtp: Inbox
) -> None:
    assert "2 sent, 0 failed, 0 uncertain" in send(A_WEEK_BEFORE)
    letter = letter_to(accepted.cecilia, smtp)
    assert [matter for matter in MATTERS if matter not in letter] == []
    assert "Rickard föredrar Södertörnspitchen" in letter_to(accepted.rickard, smtp)
    assert [to for to, *_ in smtp.recipients] == ["cecilia@example.org", "rickard@example.org"]


def test_a_second_run_sends_nothing(accepted: Cast, smtp: Inbox) -> None:
    send(A_WEEK_BEFORE)
    assert "0 sent, 0 failed, 0 uncertain" in send(A_WEEK_BEFORE)
    assert "0 sent, 0 failed, 0 uncertain" in send("2019-01-31T18:00")
    assert len(smtp.messages) == 2


def test_an_answer_from_the_mail_closes_one_matter(
    accepted: Cast, smtp: Inbox, client: Client
) -> None:
    send(A_WEEK_BEFORE)
    link = answer_links(accepted.cecilia, smtp)[0]
    assert client.get(link).status_code == 200
    assert len(open_matters(accepted.cecilia)) == 4
    client.post(link, {"answer": "done", "done-note": "Listan är påfylld."})
    (done,) = ActionItem.objects.filter(status=ActionItem.Status.DONE)
    event = done.events.get(kind="status")
    assert (event.via, event.by, event.note) == ("mail", accepted.cecilia, "Listan är påfylld.")
    assert len(open_matters(accepted.cecilia)) == 3


def test_the_deadlines_follow_a_meeting_that_moves(accepted: Cast, smtp: Inbox) -> None:
    send(A_WEEK_BEFORE)
    meeting = Meeting.objects.get(body=accepted.ssk)
    assert meeting.date == SEVENTH
    assert move_meeting(meeting, FOURTEENTH, by=accepted.anna) == 5
    assert {item.due_on for item in open_matters(accepted.cecilia)} == {FOURTEENTH}


def test_the_meetings_page_lists_what_is_left(accepted: Cast, smtp: Inbox, client: Client) -> None:
    send(A_WEEK_BEFORE)
    client.post(answer_links(accepted.cecilia, smtp)[0], {"answer": "done"})
    meeting = Meeting.objects.get(body=accepted.ssk)
    assert accepted.anna.user is not None
    client.force_login(accepted.anna.user)
    page = client.get(f"/moten/{meeting.pk}/").content.decode()
    left = [item.text for item in ActionItem.objects.open().due_at(meeting)]
    assert len(left) == 4
    assert [text for text in left if text[:30] not in page] == []


def test_the_command_lists_what_is_left(accepted: Cast) -> None:
    out = StringIO()
    call_command("outstanding", "SSK", "--at=2019-02-01", stdout=out)
    assert [matter for matter in MATTERS if matter[:40] not in out.getvalue()] == []


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_sends_the_same_mails(
    celery_worker: Worker, accepted: Cast, smtp: Inbox
) -> None:
    counts = tasks.tell_people.delay(at=A_WEEK_BEFORE).get(timeout=60)
    again = tasks.tell_people.delay(at=A_WEEK_BEFORE).get(timeout=60)
    assert (counts["sent"], again["sent"]) == (2, 0)
    letter = letter_to(accepted.cecilia, smtp)
    assert [matter for matter in MATTERS if matter not in letter] == []
