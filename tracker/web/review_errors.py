"""What is wrong in a review, each error with the field that it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from tracker.web.review_forms import ReviewForm


@dataclass(frozen=True)
class FieldError:
    """An error, and the id and the label of its field."""

    target: str
    label: str
    message: str


def errors_in(review: ReviewForm) -> list[FieldError]:
    """In the order of the page; none where nothing was posted."""
    return list(_errors(review)) if review.data is not None else []


def _errors(review: ReviewForm) -> Iterator[FieldError]:
    if review.has_around:
        yield from _around(review)
    for block in review.blocks:
        where = _("Beslut %(number)d: ") % {"number": block.number + 1}
        if block.take:
            yield from _errors_of(block.take, where)
        for form in block.forms:
            yield from _errors_of(form, where)
    yield from _errors_of(review.adding, "")


def _around(review: ReviewForm) -> Iterator[FieldError]:
    for take in review.takes.values():
        yield from _errors_of(take, "")
    yield from _errors_of(review.head, "")
    for person in review.people:
        yield from _errors_of(person, _("Deltagare: "))
    for point in review.points:
        yield from _errors_of(point, _("Dagordning: "))
    yield from _errors_of(review.closing, "")


def _errors_of(form: forms.Form, where: str) -> Iterator[FieldError]:
    for name, messages in form.errors.items():
        field = form[name]
        for message in messages:
            yield FieldError(
                field.id_for_label or field.auto_id, f"{where}{field.label}", str(message)
            )
