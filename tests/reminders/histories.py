"""What may happen to a small organization: drawn at random, for `tests.reminders.world`."""

import datetime
import operator
from typing import Any

from hypothesis import strategies as st

from tests.factories import STOCKHOLM
from tests.mail_server import VANISH
from tracker.models import Person

# Christmas, Epiphany, Easter, the beginning of summer time and 1 May lie ahead of one or another.
STARTS = st.datetimes(
    datetime.datetime(2018, 12, 17),
    datetime.datetime(2019, 4, 26),
).map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=STOCKHOLM))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
OCCASIONS = st.fixed_dictionaries(
    {
        "tells_new": st.sampled_from([True, True, True, False]),
        "days_before": st.lists(st.integers(0, 20), max_size=4),
        "overdue_first": st.integers(0, 5),
        "overdue_every": st.integers(0, 14),
        "brief_days": st.integers(0, 10),
    }
)
MOMENTS = st.fixed_dictionaries(
    {"hour": st.just(datetime.time(7)) | TIMES, "working_days_only": st.booleans()}
)
POLICIES = st.builds(operator.or_, OCCASIONS, MOMENTS)

MIDNIGHT = datetime.time()
HOUR, DAY = 60, 24 * 60
LATER = st.integers(0, 10 * HOUR)
MISSED = st.integers(1, 12).map(lambda days: days * DAY)
# The clock is set back.
BACK = st.integers(-3 * DAY, -1)
ANY = st.integers(0, 20)
BODIES = st.integers(0, 1)
PEOPLE = st.integers(0, 2)
NAMES = ["Cecilia Mårtensson", "Rickard Sundbom", "Stefan Berg", "Samarbetskommittén"]
WHOSE = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
NOBODY: st.SearchStrategy[list[str]] = st.just([])
NEAR = st.integers(-3, 30)
DEADLINES = st.one_of(
    st.tuples(st.just("date"), NEAR),
    st.tuples(st.just("meeting"), st.none() | st.integers(1, 30), st.none() | BODIES),
    st.sampled_from([("vague",), ("none",)]),
)
STATUSES = st.sampled_from(["open", "in_progress", "done", "done", "cancelled"])
ANSWERS = st.sampled_from(["approve", "comment", "undo", "again", "excuse", "withdraw"])
PACES = st.sampled_from([each.value for each in Person.Pace])
MOODS = st.sampled_from([None, None, None, "451 later", "550 no", VANISH])


def _event(name: str, *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.tuples(st.just(name), *arguments)


DECIDE = _event("decide", BODIES, NOBODY | WHOSE | WHOSE | WHOSE, DEADLINES)
RUNS = st.one_of(_event("tell", MOODS), _event("mornings", st.integers(1, 7)))
CHOOSE_MAIL = _event(
    "choose_mail",
    PEOPLE,
    PACES,
    st.none() | st.integers(-1, 9),
    st.sampled_from([True, True, False]),
)
CHANGES = st.one_of(
    DECIDE,
    DECIDE,
    _event("assign", ANY, NOBODY | WHOSE),
    _event("set_deadline", ANY, DEADLINES),
    _event("set_deadline", ANY, DEADLINES),
    _event("plan_meeting", BODIES, NEAR),
    _event("move_meeting", ANY, NEAR),
    _event("cancel_meeting", ANY),
    _event("change_status", ANY, STATUSES),
    _event("change_status", ANY, STATUSES),
    _event("wish_for_time", ANY, NEAR, PEOPLE),
    _event("grant_time", ANY),
    _event("refuse_time", ANY),
    _event("change_address", PEOPLE, st.none() | st.integers(0, 3)),
    _event("hold", PEOPLE, st.none() | st.integers(0, 9)),
    _event("release", PEOPLE),
    _event("set_contact", BODIES, st.none() | PEOPLE),
    _event("ask_approval", ANY, PEOPLE),
    _event("answer_approval", ANY, ANSWERS),
    _event("try_again", ANY),
    _event("send_copy", ANY),
    _event("bounce", ANY),
)


def histories(
    *, hours: bool = True, back: bool = True, rules: bool = True
) -> st.SearchStrategy[dict[str, Any]]:
    """Where it begins and what happens. Without `hours` people are told from midnight on;
    without `back` the clock only goes forward; without `rules` people's choices stay, and on
    which days and at what hour mails go, but not what they tell of.
    """
    policies = POLICIES if hours else POLICIES.map(lambda rules: rules | {"hour": MIDNIGHT})
    chosen = [CHOOSE_MAIL] if rules else []
    changes = st.one_of(
        CHANGES, *chosen, _event("set_policy", BODIES, policies if rules else OCCASIONS)
    )
    pauses = st.one_of(*[LATER] * 5, MISSED, *[BACK] * back)
    events = st.tuples(pauses, st.one_of(changes, RUNS))
    return st.fixed_dictionaries(
        {
            "start": STARTS,
            "policies": st.tuples(policies, policies),
            "decided": st.lists(st.tuples(st.just(0), DECIDE), min_size=2, max_size=4),
            "events": st.lists(events, min_size=10, max_size=30),
        }
    )
