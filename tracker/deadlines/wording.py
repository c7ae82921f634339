"""A deadline in words, for the history and for lists."""

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracker.models import ActionItem, Decision


def describe(due: ActionItem | Decision) -> str:
    """Like "SSK 2019-02-07", "2019-03-31", "nästa SSK, ännu inte planerat" or "snarast".

    In the installation's language, whoever is at work: all read the same history.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return due_words(due)


def due_words(due: ActionItem | Decision) -> str:
    """The same in the reader's language."""
    if due.due_meeting and due.due_on:
        return f"{due.due_meeting.body.label} {date_format(due.due_on, 'Y-m-d')}"
    if due.due_body:
        return _("nästa %(body)s, ännu inte planerat") % {"body": due.due_body.label}
    if due.due_on:
        return date_format(due.due_on, "Y-m-d")
    return due.due_text
