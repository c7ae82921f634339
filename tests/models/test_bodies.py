"""Bodies and who sits in them."""

import datetime

import pytest

from tests.factories import BodyFactory, MembershipFactory
from tests.models.refusal import refused_by
from tracker.models import Body, Membership

pytestmark = pytest.mark.django_db

LAST_YEAR = datetime.date(2018, 6, 6)
THIS_YEAR = datetime.date(2019, 1, 25)


def test_a_body_has_a_name() -> None:
    with refused_by("body_has_a_name"):
        BodyFactory(name="")


def test_two_bodies_share_no_short_name() -> None:
    BodyFactory(short_name="SSK")
    with refused_by("body_short_name_once"):
        BodyFactory(short_name="SSK")


def test_many_bodies_go_without_a_short_name() -> None:
    assert [each.short_name for each in BodyFactory.create_batch(2)] == ["", ""]


def test_is_found_by_name_or_short_name_whatever_the_case() -> None:
    ssk = BodyFactory(name="Samarbetskommittén", short_name="SSK")
    BodyFactory(name="Ledningsgruppen")
    assert list(Body.objects.named("ssk")) == [ssk]
    assert list(Body.objects.named(" samarbetskommittén")) == [ssk]


@pytest.mark.parametrize(("short_name", "label"), [("SSK", "SSK"), ("", "Samarbetskommittén")])
def test_is_called_by_its_short_name_where_it_has_one(short_name: str, label: str) -> None:
    assert BodyFactory.build(name="Samarbetskommittén", short_name=short_name).label == label


def test_a_person_sits_in_a_body_once_at_a_time() -> None:
    sits = MembershipFactory()
    with refused_by("membership_once"):
        MembershipFactory(person=sits.person, body=sits.body)


def test_a_person_comes_back_to_a_body() -> None:
    before = MembershipFactory(start=LAST_YEAR, end=THIS_YEAR)
    again = MembershipFactory(person=before.person, body=before.body, start=THIS_YEAR)
    assert list(Membership.objects.current()) == [again]


def test_a_membership_ends_after_its_start() -> None:
    with refused_by("membership_ends_after_its_start"):
        MembershipFactory(start=THIS_YEAR, end=LAST_YEAR)
