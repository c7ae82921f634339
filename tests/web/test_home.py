"""My page."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    NOW,
    ApprovalFactory,
    AssignmentFactory,
    BodyFactory,
    DecisionFactory,
    MailingFactory,
    MeetingFactory,
    MembershipFactory,
    MinutesFileFactory,
    PersonFactory,
    ReminderFactory,
    UserFactory,
)
from tests.web.conftest import TODAY, Cast, client_of, confidential, matter, member
from tests.web.reading import titles, words
from tracker.followup import outstanding
from tracker.models import ActionItem, Decision
from tracker.responses import keep_reply, say_done

pytestmark = pytest.mark.django_db


def test_my_matters_stand_in_the_order_in_which_they_press(cast: Cast) -> None:
    for text, days in (("Senare", 20), ("Sen", -2), ("På söndag", 2)):
        day = TODAY + datetime.timedelta(days=days)
        matter(cast.decision, text, cast.cecilia, due_on=day)
    matter(cast.decision, "Någon gång", cast.cecilia, due_text="snarast")
    matter(cast.decision, "Gjort", cast.cecilia, status=ActionItem.Status.DONE)
    page = client_of(cast.cecilia).get("/")
    assert words(page, "h3") == [
        "Försenat (1)",
        "Denna vecka (1)",
        "Senare (2)",
        "Utan bestämd dag (1)",
    ]
    assert titles(page)[:5] == [
        "Sen",
        "På söndag",
        "Göra en lista över möten",
        "Senare",
        "Någon gång",
    ]


def test_the_quick_button_closes_a_matter_and_comes_back(cast: Cast) -> None:
    client = client_of(cast.cecilia)
    page = client.post(f"/uppdrag/{cast.item.pk}/", {"action": "done", "next": "/"}, follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert words(page, ".notice") == ["Klart: Göra en lista över möten"]
    assert words(page, ".empty") == [
        "Du har inga öppna uppdrag. När ett möte ger dig något att göra står det här, "
        "och du får ett mejl. Se alla uppdrag"
    ]


def test_a_confidential_matter_is_not_shown_to_somebody_outside(cast: Cast) -> None:
    confidential(cast.held, "Hemligt", cast.sara, cast.cecilia)
    assert "Hemligt" not in titles(client_of(cast.sara).get("/"))
    assert "Hemligt" in titles(client_of(cast.cecilia).get("/"))


def test_next_meetings_are_those_of_my_bodies_and_not_held(cast: Cast) -> None:
    MeetingFactory(body=cast.other, date=datetime.date(2019, 2, 8))
    MeetingFactory(body=cast.group, date=datetime.date(2019, 2, 1), status="cancelled")
    assert titles(client_of(cast.cecilia).get("/"))[1:] == ["LG"]


def test_an_account_without_a_person_is_told_so(cast: Cast) -> None:
    person = PersonFactory.build(name="-")
    person.user = UserFactory()
    said = words(client_of(person).get("/"), ".empty")[0]
    assert said.startswith("Ditt konto hör inte ihop med någon person i registret")


def test_a_member_has_no_coordinators_box(cast: Cast) -> None:
    assert words(client_of(cast.cecilia).get("/"), ".to-do") == []


def test_the_coordinators_box_lists_what_waits(cast: Cast) -> None:
    matter(cast.decision, "Ingens")
    matter(cast.decision, "Onåbar", PersonFactory(name="Mats utan adress", email=""))
    network = BodyFactory(name="Nätverk utan kontakt")
    AssignmentFactory(action_item=cast.item, person=None, body=network)
    MinutesFileFactory(name="utkast.txt", body=cast.group)
    ActionItem.objects.filter(pk=cast.item.pk).update(wished_on=datetime.date(2019, 3, 1))
    page = client_of(cast.anna).get("/")
    assert words(page, "h3")[-5:] == [
        "Protokoll att granska",
        "Önskemål om mer tid",
        "Uppdrag utan ansvarig",
        "Kan inte få mejl",
        "Möten inom en månad",
    ]
    box = words(page, ".to-do")[0]
    for line in (
        "utkast.txt",
        "önskar fre 1 mar",
        "Ingens LG fre 25 jan",
        "Mats utan adress",
        "Nätverk utan kontakt grupp utan kontaktperson",
        "LG tors 7 feb, 3 utestående ärenden",
    ):
        assert line in box


def test_who_cannot_get_mail_is_linked_to_where_an_address_is_given(cast: Cast) -> None:
    mats, karin = (PersonFactory(name=name, email="") for name in ("Mats", "Karin"))
    group = BodyFactory(name="Nätverk", contact=karin)
    AssignmentFactory(action_item=cast.item, person=mats)
    AssignmentFactory(action_item=cast.item, person=None, body=group)
    anna = client_of(cast.anna)
    page = anna.get("/")
    assert "Nätverk kontaktpersonen saknar adress: Karin" in words(page, ".to-do")[0]
    for person in (mats, karin):
        assert f'href="{person.get_absolute_url()}"' in page.content.decode()
        assert words(anna.get(person.get_absolute_url()), "summary")[0] == "Ge en e-postadress"


def test_the_box_holds_nothing_of_other_bodies(cast: Cast) -> None:
    far = DecisionFactory(agenda_item__meeting__body=cast.other)
    matter(far, "En annan grupps sak")
    MinutesFileFactory(name="annan.txt", body=cast.other)
    box = words(client_of(cast.anna).get("/"), ".to-do")[0]
    assert "annan" not in box


def test_an_empty_box_says_what_comes_next(cast: Cast) -> None:
    lone = member("Lena", BodyFactory(), coordinates=True)
    assert words(client_of(lone).get("/"), ".to-do") == [
        "Att göra som samordnare Inget väntar på dig. Nästa steg är att lämna in ett protokoll "
        "när ett möte har hållits."
    ]


def test_the_count_of_a_coming_meeting_is_that_of_its_page(cast: Cast) -> None:
    DecisionFactory(
        agenda_item__meeting=cast.held,
        kind=Decision.Kind.TABLED,
        due_on=cast.coming.date,
        due_meeting=cast.coming,
    )
    matter(cast.decision, "Öppen sedan tidigare", cast.cecilia)
    ssk = MeetingFactory(body=cast.other, date=TODAY)
    far = DecisionFactory(agenda_item__meeting=ssk)
    matter(far, "Annan grupps", cast.cecilia, due_on=cast.coming.date, due_meeting=cast.coming)
    MembershipFactory(person=cast.anna, body=cast.other)
    matter(DecisionFactory(), "Osedd", due_on=cast.coming.date, due_meeting=cast.coming)
    waiting = len(outstanding(cast.coming, cast.anna.user))
    box = words(client_of(cast.anna).get("/"), ".to-do")[0]
    assert waiting == 4
    assert f"LG tors 7 feb, {waiting} utestående ärenden" in box


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_lists(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        day = TODAY + datetime.timedelta(days=number + 1)
        matter(cast.decision, f"Nr {number}", cast.anna, due_on=day, wished_on=day)
        matter(cast.decision, f"Ingens {number}")
        matter(cast.decision, f"Onåbar {number}", PersonFactory(email=""))
        MinutesFileFactory(body=cast.group)
        MeetingFactory(body=cast.group, date=day)
        said = matter(cast.decision, f"Anmäld {number}", cast.cecilia)
        say_done(said, by=cast.cecilia, via="reply", now=NOW)
        keep_reply(said, "Skickat.", by=cast.cecilia, now=NOW)
        back = MailingFactory(status="failed", bounced_at=NOW)
        ReminderFactory(person=back.person, action_item=said, mailing=back, status="failed")
    client = client_of(cast.anna)
    with django_assert_num_queries(29):
        client.get("/")


def test_minutes_that_wait_for_my_approval_stand_on_my_page(cast: Cast) -> None:
    ApprovalFactory(meeting=cast.held, person=cast.cecilia)
    page = client_of(cast.cecilia).get("/")
    assert words(page, "h2")[0] == "Protokoll att justera"
    assert titles(page)[0] == "Ledningsgruppen fre 25 jan"
    assert "Protokoll att justera" not in words(client_of(cast.anna).get("/"), "h2")


def test_a_comment_on_minutes_waits_for_the_coordinator(cast: Cast) -> None:
    ApprovalFactory(
        meeting=cast.held,
        person=cast.sara,
        status="commented",
        comment="Punkt 4 saknas.",
        commented_at=NOW,
    )
    page = client_of(cast.anna).get("/")
    assert "Synpunkter på protokoll" in words(page, "h3")
    assert words(page, ".quote") == ["Punkt 4 saknas."]
    assert words(client_of(cast.cecilia).get("/"), ".quote") == []


def test_a_letter_about_minutes_that_came_back_waits_for_the_coordinator(cast: Cast) -> None:
    asked = ApprovalFactory(meeting=cast.held, person=cast.sara)
    back = MailingFactory(person=cast.sara, status="failed", bounced_at=NOW)
    ReminderFactory(
        person=cast.sara, action_item=None, approval=asked, occasion="approve",
        mailing=back, status="failed",
    )  # fmt: skip
    assert "Mejl som kom tillbaka" in words(client_of(cast.anna).get("/"), "h3")
