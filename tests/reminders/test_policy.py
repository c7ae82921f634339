import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reminders.policy import (
    Occasion,
    Policy,
    approval_occasion,
    brief_day,
    first_hour_after,
    occasion_for,
    telling_time,
    weekly_day,
    weekly_day_from,
)
from tracker.reminders.workdays import is_working_day

STOCKHOLM = ZoneInfo("Europe/Stockholm")
USUAL = Policy()
ALL_DAYS = Policy(working_days_only=False)
DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2030, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def told(deadline: str, today: str, policy: Policy = USUAL, set_on: str = "") -> str | None:
    """The name of the occasion that a deadline gives on a day."""
    bound = day(set_on) if set_on else None
    occasion = occasion_for(day(deadline), policy, set_on=bound, today=day(today))
    return occasion.name if occasion else None


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2019-01-30", None),
        ("2019-01-31", "before:7"),
        ("2019-02-05", "before:7"),
        ("2019-02-06", "before:1"),
        ("2019-02-07", "before:1"),
        ("2019-02-08", "overdue:1"),
        ("2019-02-14", "overdue:1"),
        ("2019-02-15", "overdue:8"),
        ("2019-02-22", "overdue:15"),
        ("2020-02-07", "overdue:365"),
    ],
)
def test_a_deadline_on_a_thursday(today: str, name: str | None) -> None:
    assert told("2019-02-07", today) == name


def test_each_occasion_has_the_day_on_which_it_goes() -> None:
    occasion = occasion_for(day("2019-02-07"), USUAL, set_on=None, today=day("2019-02-03"))
    assert occasion == Occasion(day("2019-01-31"), "before:7")


def test_an_occasion_on_a_weekend_goes_on_the_working_day_before() -> None:
    # A day before a Monday is a Sunday: it goes on Friday.
    assert told("2019-02-11", "2019-02-07") == "before:7"
    assert told("2019-02-11", "2019-02-08") == "before:1"


def test_christmas_with_its_weekend() -> None:
    # Tuesday 29 December 2020; the day before is the first working day after Christmas.
    assert told("2020-12-29", "2020-12-22") == "before:7"
    assert told("2020-12-28", "2020-12-23") == "before:1"


def test_easter() -> None:
    # Easter Tuesday 23 April 2019: the last working day before it is Maundy Thursday.
    assert told("2019-04-23", "2019-04-17") == "before:7"
    assert told("2019-04-23", "2019-04-18") == "before:1"


def test_a_leap_day() -> None:
    assert told("2024-03-01", "2024-02-29") == "before:1"
    assert told("2024-02-29", "2024-03-01") == "overdue:1"
    assert told("2024-02-29", "2024-02-22") == "before:7"


def test_what_is_due_on_a_friday_is_overdue_on_monday_and_never_on_friday() -> None:
    assert told("2019-02-08", "2019-02-08") == "before:1"
    assert told("2019-02-08", "2019-02-10") == "before:1"
    assert told("2019-02-08", "2019-02-11") == "overdue:1"
    assert told("2019-02-08", "2019-02-15") == "overdue:8"


def test_without_working_days_it_goes_on_the_day_itself() -> None:
    assert told("2019-02-11", "2019-02-09", ALL_DAYS) == "before:7"
    assert told("2019-02-11", "2019-02-10", ALL_DAYS) == "before:1"
    assert told("2019-02-08", "2019-02-09", ALL_DAYS) == "overdue:1"


def test_three_missed_days_leave_the_latest_occasion_alone() -> None:
    policy = Policy(days_before=(4, 3, 2, 1))
    assert told("2019-02-08", "2019-02-07", policy) == "before:1"


def test_an_occasion_before_the_deadline_was_set_is_dropped() -> None:
    assert told("2019-02-07", "2019-02-01", set_on="2019-02-01") is None
    assert told("2019-02-07", "2019-02-06", set_on="2019-02-01") == "before:1"
    assert told("2019-02-07", "2019-01-31", set_on="2019-01-31") == "before:7"


def test_a_deadline_set_in_the_past_is_first_overdue_after_that_day() -> None:
    assert told("2019-01-10", "2019-02-07", set_on="2019-02-07") is None
    assert told("2019-01-10", "2019-02-08", set_on="2019-02-07") == "overdue:29"


def test_a_deadline_that_is_set_later_than_today_has_no_bound() -> None:
    assert told("2019-02-07", "2019-01-31", set_on="2026-05-01") == "before:7"


def test_a_policy_of_ones_own() -> None:
    policy = Policy(days_before=(14,), overdue_first=2, overdue_every=1)
    assert told("2019-02-05", "2019-01-31", policy) == "before:14"
    assert told("2019-02-05", "2019-02-06", policy) == "before:14"
    assert told("2019-02-05", "2019-02-07", policy) == "overdue:2"
    # The fifth day after is a Sunday: it goes on Friday, and so the fourth is left out.
    assert told("2019-02-05", "2019-02-08", policy) == "overdue:5"


def test_a_policy_without_days_before_says_nothing_before() -> None:
    assert told("2019-02-07", "2019-02-07", Policy(days_before=())) is None


def test_later_days_are_not_before_it() -> None:
    assert told("2019-02-07", "2019-02-07", Policy(days_before=(-1,))) is None


def test_a_policy_that_says_nothing_once_it_is_too_late() -> None:
    policy = Policy(overdue_first=0)
    assert told("2019-02-07", "2019-02-06", policy) == "before:1"
    # The one before it, for whom a run was missed; and no other.
    found = [told("2019-02-07", f"2019-02-{today}", policy) for today in ("08", "15")]
    assert found == ["before:1"] * 2
    silent = Policy(days_before=(), overdue_first=0)
    assert told("2019-02-07", "2019-02-08", silent) is None


def test_a_day_before_that_was_missed_is_caught_up_with_for_a_month() -> None:
    policy = Policy(overdue_first=0)
    found = [told("2019-02-07", today, policy) for today in ("2019-03-09", "2019-03-10")]
    assert found == ["before:1", None]
    assert told("0001-01-03", "2019-02-07", policy) is None


def test_a_policy_that_says_once_that_it_is_too_late() -> None:
    policy = Policy(days_before=(), overdue_first=2, overdue_every=0)
    found = [told("2019-02-05", f"2019-02-{today}", policy) for today in ("06", "07", "28")]
    assert found == [None, "overdue:2", "overdue:2"]


@pytest.mark.parametrize(
    ("policy", "given", "left_out"),
    [
        (Policy(), ["new", "before:7", "overdue:1", "overdue:15", "brief"], ["before:2"]),
        (Policy(), ["moved:1", "week:2019-02-04", "wish:7", "approve:7"], ["overdue:2"]),
        (Policy(tells_new=False), ["before:7"], ["new", "new:2019-02-05"]),
        (Policy(overdue_first=3, overdue_every=0), ["overdue:3"], ["overdue:1", "overdue:10"]),
        (Policy(overdue_first=3), ["overdue:3", "overdue:10"], ["overdue:1", "overdue:8"]),
        (Policy(overdue_first=0), ["before:1"], ["overdue:0", "overdue:1", "overdue:7"]),
        (Policy(brief_days=0), ["new"], ["brief"]),
        (Policy().fewer(), ["new", "before:1", "overdue:8"], ["before:7", "brief"]),
    ],
)
def test_what_a_policy_has_an_occasion_for(
    policy: Policy, given: list[str], left_out: list[str]
) -> None:
    assert [each for each in [*given, *left_out] if policy.gives(each)] == given


@given(deadline=DAYS, later=st.integers(0, 400), first=st.integers(0, 9), every=st.integers(0, 14))
def test_what_a_policy_plans_it_gives(
    deadline: datetime.date, later: int, first: int, every: int
) -> None:
    policy = Policy(overdue_first=first, overdue_every=every)
    today = deadline + datetime.timedelta(days=later - 10)
    occasion = occasion_for(deadline, policy, set_on=None, today=today)
    assert occasion is None or policy.gives(occasion.name)


def test_the_deadline_day_itself_where_the_policy_says_so() -> None:
    policy = Policy(days_before=(7, 1, 0))
    found = [told("2019-02-07", f"2019-02-0{today}", policy) for today in (6, 7, 8)]
    assert found == ["before:1", "before:0", "overdue:1"]
    # A Sunday: both go on the Friday before it, the nearer one.
    assert told("2019-02-10", "2019-02-08", policy) == "before:0"


@given(deadline=DAYS, later=st.integers(0, 400))
def test_whatever_the_days_it_goes_on_a_working_day_that_has_come(
    deadline: datetime.date, later: int
) -> None:
    today = deadline + datetime.timedelta(days=later - 10)
    occasion = occasion_for(deadline, USUAL, set_on=None, today=today)
    if occasion is not None:
        before = occasion.name.startswith("before:")
        assert is_working_day(occasion.day)
        assert occasion.day <= today
        assert (occasion.day < deadline) == before


@given(deadline=DAYS, every=st.integers(1, 14), first=st.integers(1, 10))
def test_reminders_after_the_deadline_come_one_after_the_other(
    deadline: datetime.date, every: int, first: int
) -> None:
    policy = Policy(days_before=(), overdue_first=first, overdue_every=every)
    numbers = []
    for later in range(1, 60):
        today = deadline + datetime.timedelta(days=later)
        occasion = occasion_for(deadline, policy, set_on=None, today=today)
        if occasion:
            numbers.append(int(occasion.name.removeprefix("overdue:")))
    assert numbers == sorted(numbers)
    assert max(numbers) >= 58 - every - 7


def test_the_brief_goes_on_the_working_day_before_too() -> None:
    assert brief_day(day("2019-02-07"), USUAL) == day("2019-02-01")
    assert brief_day(day("2019-02-08"), ALL_DAYS) == day("2019-02-03")


def test_no_brief_where_the_policy_says_none() -> None:
    assert brief_day(day("2019-02-07"), Policy(brief_days=0)) is None


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2019-01-25T16:00", "2019-01-28T07:00"),
        ("2019-01-25T06:00", "2019-01-25T07:00"),
        ("2019-01-25T07:00", "2019-01-25T07:00"),
        ("2019-01-25T07:01", "2019-01-28T07:00"),
        ("2019-04-18T12:00", "2019-04-23T07:00"),
        ("2019-01-26T06:00", "2019-01-28T07:00"),
    ],
)
def test_news_goes_at_the_next_hour_of_a_working_day(at: str, goes: str) -> None:
    assert first_hour_after(moment(at), USUAL, STOCKHOLM) == moment(goes)


def test_news_is_counted_in_local_time() -> None:
    # 05:30 UTC on a summer's day is 07:30 in Stockholm: too late for that day.
    accepted = datetime.datetime(2019, 7, 1, 5, 30, tzinfo=datetime.UTC)
    assert first_hour_after(accepted, USUAL, STOCKHOLM) == moment("2019-07-02T07:00")


def test_seven_o_clock_is_seven_o_clock_on_both_sides_of_summer_time() -> None:
    def hour(text: str) -> datetime.datetime:
        return telling_time(day(text), USUAL, today=day(text), zone=STOCKHOLM)

    # Summer time began on Sunday 31 March 2019 and ended on Sunday 27 October.
    times = [hour(each) for each in ("2019-03-29", "2019-04-01", "2019-10-25", "2019-10-28")]
    assert [each.astimezone(datetime.UTC).hour for each in times] == [6, 5, 5, 6]


def test_an_hour_that_summer_time_leaves_out_comes_an_hour_later() -> None:
    policy = Policy(hour=datetime.time(2, 30), working_days_only=False)
    sunday = day("2019-03-31")
    goes = telling_time(sunday, policy, today=sunday, zone=STOCKHOLM)
    assert goes.astimezone(datetime.UTC) == datetime.datetime(
        2019, 3, 31, 1, 30, tzinfo=datetime.UTC
    )


def test_a_missed_day_goes_at_todays_hour_or_on_the_next_working_day() -> None:
    missed = day("2019-02-06")
    on_friday = telling_time(missed, USUAL, today=day("2019-02-08"), zone=STOCKHOLM)
    on_saturday = telling_time(missed, USUAL, today=day("2019-02-09"), zone=STOCKHOLM)
    assert (on_friday, on_saturday) == (moment("2019-02-08T07:00"), moment("2019-02-11T07:00"))


@pytest.mark.parametrize(
    ("today", "latest", "coming"),
    [
        ("2019-02-04", "2019-02-04", "2019-02-04"),
        ("2019-02-06", "2019-02-04", "2019-02-11"),
        ("2019-02-10", "2019-02-04", "2019-02-11"),
        # Easter Monday 22 April 2019: the Tuesday after it.
        ("2019-04-22", "2019-04-15", "2019-04-23"),
        ("2019-04-23", "2019-04-23", "2019-04-23"),
        # Christmas 2018 was on a Tuesday, its Eve on a Monday.
        ("2018-12-26", "2018-12-17", "2018-12-27"),
    ],
)
def test_weekly_letters_go_on_mondays_or_the_first_working_day_after(
    today: str, latest: str, coming: str
) -> None:
    found = weekly_day(day(today)), weekly_day_from(day(today))
    assert found == (day(latest), day(coming))


@given(today=DAYS)
def test_every_week_has_one_day_for_weekly_letters(today: datetime.date) -> None:
    monday = today - datetime.timedelta(days=today.weekday())
    week = [monday + datetime.timedelta(days=later) for later in range(7)]
    days = [each for each in week if weekly_day(each) == each]
    assert days == [each for each in week if weekly_day_from(each) == each]
    assert [is_working_day(each) for each in days] == [True]


def test_fewer_reminders_are_the_last_one_before_and_those_after() -> None:
    policy = Policy(days_before=(14, 3, 7), overdue_every=3)
    fewer = policy.fewer()
    assert (fewer.days_before, fewer.brief_days, fewer.overdue_every) == ((3,), 0, 3)
    assert Policy(days_before=(7, 1, 0)).fewer().days_before == (1,)
    assert Policy(days_before=(0,)).fewer().days_before == (0,)


@pytest.mark.parametrize(
    ("given", "weekly"), [((), ()), ((1,), (7,)), ((14, 7, 1), (7, 14)), ((-1,), ())]
)
def test_of_weekly_reminders_the_last_comes_in_the_week_before(
    given: tuple[int, ...], weekly: tuple[int, ...]
) -> None:
    assert tuple(sorted(Policy(days_before=given).weekly().days_before)) == weekly


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2019-04-10", None),
        ("2019-04-11", ("2019-04-11", "approve")),
        ("2019-04-16", ("2019-04-11", "approve")),
        ("2019-04-17", ("2019-04-11", "approve")),
        ("2019-04-18", ("2019-04-18", "approve:7")),
        ("2019-05-01", ("2019-04-25", "approve:14")),
        # Ascension Day is a Thursday: on the working day before.
        ("2019-05-29", ("2019-05-29", "approve:49")),
    ],
)
def test_minutes_are_told_of_weekly(today: str, expected: tuple[str, str] | None) -> None:
    occasion = approval_occasion(day("2019-04-11"), Policy(), day(today))
    assert (occasion and (occasion.day.isoformat(), occasion.name)) == expected
