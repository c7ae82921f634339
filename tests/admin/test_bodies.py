"""Bodies with their people and their rules for reminders."""

import pytest
from django.test import Client

from tests.admin.pages import page_of, send
from tests.factories import BodyFactory, MembershipFactory, PersonFactory, ReminderPolicyFactory
from tracker.models import Body

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Body:
    return BodyFactory(name="Samarbetskommittén")


def test_a_person_is_made_the_coordinator(browser: Client, body: Body) -> None:
    anna = PersonFactory()
    filled_in = {
        "memberships-TOTAL_FORMS": 1,
        "memberships-0-person": anna.pk,
        "memberships-0-role": "secretary",
        "memberships-0-is_coordinator": "on",
    }
    send(browser, page_of(body), filled_in)
    member = body.memberships.get()
    assert (member.person, member.role, member.is_coordinator) == (anna, "secretary", True)


def test_days_before_are_written_with_commas(browser: Client, body: Body) -> None:
    policy = ReminderPolicyFactory(body=body)
    send(browser, page_of(policy), {"days_before": "3, 14,3, 0"})
    policy.refresh_from_db()
    assert policy.days_before == [14, 3, 0]


def test_no_days_before_means_no_reminder_before(browser: Client) -> None:
    policy = ReminderPolicyFactory()
    send(browser, page_of(policy), {"days_before": ""})
    policy.refresh_from_db()
    assert policy.days_before == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("en vecka", "Skriv hela tal med komma emellan, till exempel 7, 1."),
        ("7, 366", "Skriv tal mellan 0 och 365."),
        ("-1", "Skriv tal mellan 0 och 365."),
    ],
)
def test_days_that_are_none_are_refused_with_the_reason(
    browser: Client, words: str, says: str
) -> None:
    page = send(browser, page_of(ReminderPolicyFactory()), {"days_before": words})
    assert page.context["errors"] == [[says]]


def test_a_body_that_is_saved_as_it_stands_gets_no_rules_of_its_own(
    browser: Client, body: Body
) -> None:
    send(browser, page_of(body), {"short_name": "SSK"})
    body.refresh_from_db()
    assert (body.short_name, hasattr(body, "reminder_policy")) == ("SSK", False)


def test_days_that_are_none_are_refused_on_the_bodys_page_too(browser: Client, body: Body) -> None:
    page = send(browser, page_of(body), {"reminder_policy-0-days_before": "en vecka"})
    says = "Skriv hela tal med komma emellan, till exempel 7, 1."
    assert page.context["errors"] == [[says]]


def test_the_list_counts_those_who_sit_there_now(browser: Client, body: Body) -> None:
    MembershipFactory.create_batch(2, body=body)
    MembershipFactory(body=body, start="2017-01-01", end="2018-01-01")
    page = browser.get(page_of(body).replace(f"{body.pk}/change/", ""))
    assert page.context["cl"].result_list.get().current_members == 2
