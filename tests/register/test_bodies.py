"""A body's contact and its rules for reminders."""

import datetime
from typing import Any

from tests.factories import PersonFactory, ReminderPolicyFactory
from tests.register.reading import history
from tracker.models import Body, ReminderPolicy, User
from tracker.register import set_contact, set_policy

RULES: dict[str, Any] = {
    "tells_new": False,
    "days_before": [14, 3],
    "overdue_first": 2,
    "overdue_every": 5,
    "brief_days": 0,
    "hour": datetime.time(8, 30),
    "working_days_only": False,
}


def rules_of(body: Body) -> dict[str, Any]:
    return dict(ReminderPolicy.objects.filter(body=body).values(*RULES).get())


def test_a_contact_is_named_and_taken_back(anna: User, group: Body) -> None:
    nils = PersonFactory()
    assert set_contact(group, nils, by=anna)
    assert not set_contact(group, nils, by=anna)
    assert set_contact(group, None, by=anna)
    group.refresh_from_db()
    assert group.contact is None
    assert history(group) == [f"{anna}: Ändrade kontaktperson."] * 2


def test_a_body_without_rules_gets_its_own(anna: User, group: Body) -> None:
    assert set_policy(group, RULES, by=anna)
    assert rules_of(group) == RULES


def test_rules_are_changed(anna: User, group: Body) -> None:
    policy = ReminderPolicyFactory(body=group)
    assert set_policy(group, RULES, by=anna)
    assert not set_policy(group, RULES, by=anna)
    assert rules_of(group) == RULES
    assert len(history(policy)) == 1
