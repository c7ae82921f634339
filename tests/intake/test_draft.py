"""The draft and its JSON form."""

import json
from datetime import date

from tracker.intake import (
    Attendee,
    Deadline,
    Draft,
    DraftAction,
    DraftDecision,
    DraftItem,
    FollowUp,
    MeetingFacts,
    NextMeeting,
    Reason,
    Source,
    Upcoming,
)

DEADLINE = Deadline("till 1 maj", "date", None, date(2021, 5, 1))
DRAFT = Draft(
    meeting=MeetingFacts("Hamnrådet", "3", date(2021, 3, 10), None, "09:00", "10:30", "Kajen"),
    attendance=(Attendee("Ida Ask", "Hamnstad", "present", ("chair",), "2-4"),),
    agenda_items=(DraftItem("1", "Kajen"),),
    decisions=(
        DraftDecision(
            "1",
            "Ida ritar kajen.",
            actions=(DraftAction("Ida ritar kajen.", ("Ida Ask",), DEADLINE),),
            source=Source(12, 13, 2, 4, 18),
            certainty="likely",
            reasons=(Reason("running"),),
        ),
    ),
    follow_ups=(FollowUp("1", "Laga bron", "done", "Klart"),),
    upcoming=(Upcoming("1", "Hamndagen", date(2021, 6, 1), date(2021, 6, 2)),),
    next_meeting=NextMeeting(date(2021, 4, 10), None, "09:00"),
    adjusters=("Bo Ek",),
    secretary="Ida Ask",
    warnings=("Se över.",),
)


def test_a_draft_survives_the_way_through_json() -> None:
    assert Draft.from_json(json.loads(json.dumps(DRAFT.to_json()))) == DRAFT


def test_an_empty_draft_survives_too() -> None:
    assert Draft.from_json(Draft().to_json()) == Draft()


def test_a_decision_says_where_it_came_from_and_how_sure_the_reader_is() -> None:
    decision = DRAFT.to_json()["decisions"][0]
    assert decision["source"] == {"line": 12, "end_line": 13, "page": 2, "start": 4, "end": 18}
    assert decision["certainty"] == "likely"
    assert decision["reasons"] == [{"code": "running", "about": "", "action": None}]


def test_a_draft_of_an_earlier_version_is_read() -> None:
    data = DRAFT.to_json()
    (decision,) = data["decisions"]
    decision["source"] = {"line": 12, "end_line": 13}
    for name in ("certainty", "reasons", "checked"):
        del decision[name]
    (read,) = Draft.from_json(data).decisions
    assert (read.source, read.certainty, read.reasons) == (Source(12, 13), None, ())


def test_a_deadline_in_json_has_text_kind_body_and_iso_date() -> None:
    action = DRAFT.to_json()["decisions"][0]["actions"][0]
    assert action["deadline"] == {
        "text": "till 1 maj",
        "kind": "date",
        "body": None,
        "date": "2021-05-01",
    }


def test_a_draft_without_sources_is_read() -> None:
    data = DRAFT.to_json()
    del data["decisions"][0]["source"]
    assert Draft.from_json(data).decisions[0].source is None
