"""Who sits in a body: added, given another part, ended; never left without a coordinator."""

import datetime

import pytest

from tests.factories import MembershipFactory, PersonFactory
from tests.register.conftest import TODAY
from tests.register.reading import history
from tracker.errors import Conflict
from tracker.models import Body, Membership, Person, User
from tracker.register import add_member, change_membership, end_membership


def add(body: Body, person: Person, by: User) -> Membership:
    return add_member(body, person, role="deputy", is_coordinator=False, by=by, today=TODAY)


def test_a_person_sits_there_from_today(anna: User, group: Body) -> None:
    made = add(group, PersonFactory(), anna)
    made.refresh_from_db()
    assert (made.body, made.role, made.is_coordinator) == (group, "deputy", False)
    assert (made.start, made.end) == (TODAY, None)
    assert history(made) == [f"{anna}: Lagt till."]


def test_who_sits_there_is_not_added_twice(anna: User, group: Body) -> None:
    olle = PersonFactory(name="Olle")
    add(group, olle, anna)
    with pytest.raises(Conflict, match="Olle sitter redan i organet"):
        add(group, olle, anna)
    assert group.memberships.count() == 1


def test_who_has_left_may_come_back(anna: User, group: Body) -> None:
    olle = PersonFactory()
    end_membership(add(group, olle, anna), by=anna, today=TODAY)
    add(group, olle, anna)
    assert [each.end for each in group.memberships.order_by("pk")] == [TODAY, None]


def test_a_member_is_made_coordinator(anna: User, group: Body) -> None:
    olles = MembershipFactory(body=group)
    assert change_membership(olles, role="secretary", is_coordinator=True, by=anna)
    olles.refresh_from_db()
    assert (olles.role, olles.is_coordinator) == ("secretary", True)
    assert history(olles) == [f"{anna}: Ändrade roll och samordnare."]


def test_saving_what_stands_there_already_leaves_no_line(anna: User, group: Body) -> None:
    olles = MembershipFactory(body=group)
    assert not change_membership(olles, role="member", is_coordinator=False, by=anna)
    assert history(olles) == []


def test_the_last_coordinator_stays(anna: User, annas: Membership) -> None:
    with pytest.raises(Conflict, match="Anna är organets enda samordnare"):
        end_membership(annas, by=anna, today=TODAY)
    with pytest.raises(Conflict, match="Anna är organets enda samordnare"):
        change_membership(annas, role="chair", is_coordinator=False, by=anna)
    annas.refresh_from_db()
    assert (annas.end, annas.role, annas.is_coordinator) == (None, "member", True)


def test_with_another_coordinator_one_may_go(anna: User, annas: Membership) -> None:
    MembershipFactory(body=annas.body, is_coordinator=True)
    end_membership(annas, by=anna, today=TODAY)
    annas.refresh_from_db()
    assert annas.end == TODAY


def test_a_former_coordinator_is_no_other_one(anna: User, annas: Membership) -> None:
    MembershipFactory(body=annas.body, is_coordinator=True, end=TODAY)
    with pytest.raises(Conflict):
        end_membership(annas, by=anna, today=TODAY)


def test_one_that_has_not_begun_ends_on_its_first_day(anna: User, group: Body) -> None:
    first = TODAY + datetime.timedelta(days=7)
    olles = MembershipFactory(body=group, start=first)
    end_membership(olles, by=anna, today=TODAY)
    olles.refresh_from_db()
    assert olles.end == first


def test_who_has_left_is_changed_no_more(anna: User, group: Body) -> None:
    olles = MembershipFactory(body=group, end=TODAY, person__name="Olle")
    with pytest.raises(Conflict, match="Olle har redan lämnat organet"):
        change_membership(olles, role="chair", is_coordinator=True, by=anna)
