"""The letter to a person who wants English."""

from tests.factories import DecisionFactory, MeetingFactory
from tests.reminders.scenes import day, matter
from tests.reminders.test_letters import letter_about, part
from tracker.models import Meeting, Person


def test_subject_and_text_are_english(cecilia: Person, anna: Person, meeting: Meeting) -> None:
    cecilia.language = "en"
    ssk = MeetingFactory(body__short_name="SSK", date=day("2019-02-07"))
    decision = DecisionFactory(
        agenda_item__meeting=meeting, agenda_item__number="5", text="Cecilia bevakar listan."
    )
    item = matter(
        cecilia,
        due="2019-02-07",
        due_meeting=ssk,
        due_text="på nästa SSK 7/2",
        decision=decision,
        text="Bevaka listan",
    )
    letter = letter_about(item, person=cecilia, occasion="before:7")
    text = part(letter, "plain")
    answer, settings = (word for word in text.split() if word.startswith("http"))
    assert letter["Subject"] == "Due Thu 7 Feb: Bevaka listan"
    assert (
        text
        == f"""\
Hello Cecilia!

You have one action item to keep track of. The link opens a page where you answer without \
logging in: done, in progress or more time.


Due Thu 7 Feb 2019
----------

* Bevaka listan
  Due: Thu 7 Feb 2019, in 7 days – “på nästa SSK 7/2”
  Decided by LG on Fri 25 Jan 2019, item 5: “Cecilia bevakar listan.”
  You are the assignee.
  Answer here: {answer}


The due dates are attached as a calendar file.

--\x20
Coordinated by (reply to this e-mail to reach them):
Anna Söderström, anna@example.org
Choose which e-mails you get: {settings}
"""
    )


def test_several_matters_are_counted_in_english(cecilia: Person, meeting: Meeting) -> None:
    cecilia.language = "en"
    late = matter(cecilia, due="2019-01-28", decision=DecisionFactory(), text="Skriva")
    coming = matter(cecilia, due="2019-02-07", decision=DecisionFactory(), text="Boka")
    letter = letter_about(late, coming, person=cecilia)
    assert letter["Subject"] == "2 action items, 1 overdue, next due Thu 7 Feb: Skriva"
    assert [each.get_filename() for each in letter.iter_attachments()] == ["due-dates.ics"]
