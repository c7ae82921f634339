"""Whom a body's mails go to, and when its people are reminded."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from tracker.models import Body, Person, ReminderPolicy, User
from tracker.register import log

POLICY_FIELDS = (
    "tells_new",
    "days_before",
    "overdue_first",
    "overdue_every",
    "brief_days",
    "hour",
    "working_days_only",
)


def set_contact(body: Body, contact: Person | None, *, by: User) -> bool:
    """Name who gets the mails about what the body has to do; False where it was them before."""
    return log.change(body, {"contact": contact}, by=by)


@transaction.atomic
def set_policy(body: Body, rules: Mapping[str, Any], *, by: User) -> bool:
    """Give a body these rules, all of `POLICY_FIELDS`; False where they were its own before."""
    given = {name: rules[name] for name in POLICY_FIELDS}
    Body.objects.select_for_update().get(pk=body.pk)
    policy = ReminderPolicy.objects.filter(body=body).first()
    if policy:
        return log.change(policy, given, by=by)
    log.add(ReminderPolicy(body=body, **given), by=by)
    return True
