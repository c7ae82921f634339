"""Who may be asked to approve minutes."""

from tests.factories import AttendanceFactory, MembershipFactory, PersonFactory
from tracker.approval import candidates
from tracker.models import Meeting, Person


def test_the_named_come_first_then_who_was_there_or_sits_in_the_body(
    meeting: Meeting, anna: Person, rickard: Person
) -> None:
    AttendanceFactory(meeting=meeting, person=PersonFactory(name="Gunnar Gäst"), status="guest")
    AttendanceFactory(meeting=meeting, person=PersonFactory(name="Frida Frånvarande"),
                      status="absent")  # fmt: skip
    MembershipFactory(person=PersonFactory(name="Bo Byter"), body=meeting.body, end=meeting.date)
    PersonFactory(name="Olle Öberg")
    assert [each.name for each in candidates(meeting)] == [
        "Rickard Sundbom",
        "Anna Söderström",
        "Gunnar Gäst",
    ]
