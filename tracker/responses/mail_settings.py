"""What mails a person has chosen to get."""

import datetime

from tracker.models import Person


def choose_mail(
    person: Person,
    *,
    wants_mail: bool,
    pace: str,
    paused_until: datetime.date | None,
    wants_calendar: bool,
    language: str,
) -> None:
    """Keep a person's choice: reminders or none, how often (`Person.Pace`), a pause (its last
    day), days as a calendar file or not, the language of letters.

    Raises ValueError on an unknown pace, or a language that letters are not written in.
    """
    person.wants_mail = wants_mail
    person.pace = Person.Pace(pace)
    person.paused_until = paused_until
    person.wants_calendar = wants_calendar
    person.language = Person.Language(language)
    person.save(update_fields=["wants_mail", "pace", "paused_until", "wants_calendar", "language"])


def decline_mail(person: Person) -> None:
    """No more reminders; the person's other choices stay for the day that they want some again."""
    person.wants_mail = False
    person.save(update_fields=["wants_mail"])
