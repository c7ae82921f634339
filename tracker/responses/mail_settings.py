"""What mails a person has chosen to get."""

import datetime

from tracker.models import Person


def choose_mail(
    person: Person, *, wants_mail: bool, paused_until: datetime.date | None, language: str
) -> None:
    """Keep a person's choice: reminders or none, a pause (its last day), the language of letters.

    Raises ValueError on a language that letters are not written in.
    """
    person.wants_mail = wants_mail
    person.paused_until = paused_until
    person.language = Person.Language(language)
    person.save(update_fields=["wants_mail", "paused_until", "language"])
