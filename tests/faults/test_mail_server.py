"""The mail server misbehaves in every way at once: what can be delivered is, in the end."""

import datetime
from collections import Counter
from collections.abc import Iterator

import pytest
from django.test.utils import override_settings

from config.processes import free_port
from tests.crowd import crowd
from tests.faults.stubborn import CUT, SILENCE, Stubborn, stubborn
from tests.reminders.scenes import at, counts, row, state
from tracker.models import Mailing, Person
from tracker.reminders import tell

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(params=[(), ("PIPELINING",)], ids=["one by one", "all at once"])
def server(request: pytest.FixtureRequest) -> Iterator[Stubborn]:
    """A server that is asked to answer within a second."""
    with stubborn() as server, override_settings(EMAIL_PORT=server.port, EMAIL_TIMEOUT=1):
        server.extensions = request.param
        yield server


def fates() -> Counter[tuple[str, bool, str]]:
    """How many letters there are of each status, doubt and answer."""
    rows = Mailing.objects.values_list("status", "was_uncertain", "response")
    return Counter((status, doubt, answer) for status, doubt, answer in rows)


def test_a_greeting_that_sends_us_away(cecilia: Person, server: Stubborn) -> None:
    row(cecilia)
    server.greet = lambda: "421 too busy"
    assert counts(tell(NOW)) == (0, 0, 0)
    assert state(cecilia) == ("waiting", "421 too busy", ["waiting"])
    server.greet = lambda: "220 ready"
    assert counts(tell(NOW + 5 * MINUTE)) == (1, 0, 0)


def test_a_server_that_says_nothing_at_all(cecilia: Person, server: Stubborn) -> None:
    row(cecilia)
    server.greet = lambda: SILENCE
    assert counts(tell(NOW)) == (0, 0, 0)
    status, answer, rows = state(cecilia)
    assert (status, rows) == ("waiting", ["waiting"])
    assert "timed out" in answer


@pytest.mark.parametrize(("hook", "doubt"), [("on_recipient", False), ("on_message", True)])
def test_nobody_else_waits_for_one_that_it_falls_silent_on(
    cecilia: Person, rickard: Person, server: Stubborn, hook: str, doubt: bool
) -> None:
    row(cecilia), row(rickard)
    setattr(server, hook, lambda to: SILENCE if to == cecilia.email else "250 OK")
    assert counts(tell(NOW)) == (1, 0, int(doubt))
    assert state(cecilia)[0] == ("uncertain" if doubt else "waiting")
    assert state(rickard) == ("sent", "250 OK", ["sent"])


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next_ones(
    cecilia: Person, rickard: Person, server: Stubborn
) -> None:
    row(cecilia), row(rickard)
    server.on_message = lambda to: SILENCE if to == cecilia.email else "550 no"
    tell(NOW)
    assert (state(cecilia)[0], state(rickard)[:2]) == ("uncertain", ("failed", "550 no"))


@pytest.mark.parametrize("refusal", ["550 no such user", "421 closing"])
def test_a_refusal_is_its_own_and_not_the_next_ones(
    cecilia: Person, rickard: Person, server: Stubborn, refusal: str
) -> None:
    row(cecilia), row(rickard)
    server.on_recipient = lambda to: refusal if to == cecilia.email else "250 OK"
    tell(NOW)
    assert state(cecilia)[1] == refusal
    assert state(rickard)[:2] == ("sent", "250 OK")
    assert [str(mail["To"]) for mail in server.messages] == [rickard.email]


def test_everything_at_once_and_all_that_can_be_delivered_is(transactional_db: None) -> None:
    people = crowd(60)
    later, never, cut, silent = ({each.email for each in people[n::6]} for n in range(4))
    asked: Counter[str] = Counter()

    def on_recipient(to: str) -> str:
        asked[to] += 1
        if to in never:
            return "550 no such user"
        return "451 later" if to in later and asked[to] == 1 else "250 OK"

    def on_message(to: str) -> str:
        if asked[to] > 1:
            return "250 OK"
        return CUT if to in cut else SILENCE if to in silent else "250 OK"

    port = free_port()
    with override_settings(EMAIL_PORT=port, EMAIL_TIMEOUT=1):
        # Refused connections, then a greeting that sends us away, then all the rest.
        assert counts(tell(NOW)) == (0, 0, 0)
        with stubborn(port) as server:
            server.greet = lambda: "421 too busy"
            assert counts(tell(NOW + 5 * MINUTE)) == (0, 0, 0)
            server.greet = lambda: "220 ready"
            server.on_recipient, server.on_message = on_recipient, on_message
            assert counts(tell(NOW + 20 * MINUTE)) == (20, 10, 20)
            assert counts(tell(NOW + 200 * MINUTE)) == (30, 0, 0)
            assert counts(tell(NOW + 400 * MINUTE)) == (0, 0, 0)
    assert fates() == {
        ("sent", False, "250 OK"): 30,
        ("sent", True, "250 OK"): 20,
        ("failed", False, "550 no such user"): 10,
    }
    assert Counter(str(mail["To"]) for mail in server.messages) == Counter(
        {each.email: 1 + (each.email in cut | silent) for each in people if each.email not in never}
    )
    assert len({mail["Message-ID"] for mail in server.messages}) == 50
