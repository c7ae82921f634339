"""Fills an empty database with the demo: people, bodies, minutes accepted and minutes to review."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from tracker import responses, review
from tracker.management.arguments import moment
from tracker.models import (
    ActionEvent,
    ActionItem,
    Body,
    Meeting,
    Membership,
    MinutesFile,
    Organization,
    Person,
    Referral,
    ReminderPolicy,
    User,
)

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
PASSWORD = "demo"  # noqa: S105 - the demo refuses to run where real data are
VIA = ActionEvent.Via.PAGE


class Command(BaseCommand):
    help = "Load the demo data, where there are none yet."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo data are for the demo only: DEMO is off.")
        with transaction.atomic():
            if Body.objects.exists() or User.objects.exists():
                self.stdout.write("The demo data are there already.")
                return
            load(json.loads((FIXTURES / "demo.json").read_text(encoding="utf-8")))
        self.stdout.write("The demo data are loaded.")


def load(demo: dict[str, Any]) -> None:
    for person in demo["people"]:
        add_person(**person)
    for body in demo["bodies"]:
        add_body(**body)
    for member in demo["memberships"]:
        person, body = Person.objects.get(name=member.pop("person")), known(member.pop("body"))
        Membership.objects.create(person=person, body=body, **member)
    for referral in demo["referrals"]:
        Referral.objects.create(body=known(referral.pop("body")), **referral)
    for account in demo["accounts"]:
        add_account(**account, date_joined=moment(demo["accepted"]["at"]))
    meeting = accept(**demo["accepted"])
    for matter in demo["done"]:
        finish(meeting, **matter)
    store(**demo["draft"])


def add_person(name: str, organization: str, email: str, title: str = "") -> None:
    where, _made = Organization.objects.get_or_create(name=organization)
    Person.objects.create(name=name, organization=where, title=title, email=email)


def add_body(
    name: str,
    kind: str,
    short_name: str = "",
    contact: str | None = None,
    policy: dict[str, Any] | None = None,
) -> None:
    person = Person.objects.get(name=contact) if contact else None
    body = Body.objects.create(name=name, kind=kind, short_name=short_name, contact=person)
    if policy is not None:
        ReminderPolicy.objects.create(body=body, **policy)


def known(name: str) -> Body:
    return Body.objects.named(name).get()


def add_account(email: str, person: str | None = None, **rights: Any) -> None:
    account = User.objects.create_user(email, PASSWORD, **rights)
    if person is not None:
        Person.objects.filter(name=person).update(user=account)


def store(file: str, by: str, at: str) -> MinutesFile:
    """Bring a minutes file in, as the page for it does."""
    data = (FIXTURES / file).read_bytes()
    user = User.objects.get_by_natural_key(by)
    minutes, _new = review.store(data, file, by=user, now=moment(at))
    return minutes


def accept(file: str, by: str, at: str) -> Meeting:
    minutes = store(file, by, at)
    return review.accept(minutes, by=User.objects.get_by_natural_key(by), now=moment(at))


def finish(meeting: Meeting, text: str, person: str, at: str, note: str) -> None:
    """Somebody did what a meeting of the past decided, and said so at the time."""
    item = ActionItem.objects.get(decision__agenda_item__meeting=meeting, text__startswith=text)
    who = Person.objects.get(name=person)
    responses.assign(item, [who], by=who, via=VIA, now=moment(at))
    responses.change_status(
        item, ActionItem.Status.DONE, note=note, by=who, via=VIA, now=moment(at)
    )
