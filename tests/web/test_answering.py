"""Answers by the link in a letter, without a login."""

import datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    NOW,
    ActionItemFactory,
    AssignmentFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tests.web.reading import words
from tests.web.rows import all_rows
from tracker import links
from tracker.models import ActionEvent, ActionItem, Body, Person
from tracker.responses import change_status

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.fixture
def cecilia() -> Person:
    return PersonFactory(name="Cecilia Mårtensson")


@pytest.fixture
def item(cecilia: Person) -> ActionItem:
    item = ActionItemFactory(text="Cecilia tar fram planen.", decision__text="Planen tas fram.")
    AssignmentFactory(action_item=item, person=cecilia)
    return item


def link(person: Person, item: ActionItem, day: datetime.date = TODAY) -> str:
    return f"/svar/{links.make_token(links.ANSWER, person, item, today=day)}/"


def get(path: str) -> Any:
    return Client().get(path)


def post(path: str, **data: object) -> Any:
    """From a browser that keeps strictly to the CSRF check and, as asked, tells no origin."""
    browser = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    return browser.post(path, data, follow=True)


def text(response: Any) -> str:
    return str(response.content.decode())


def history(item: ActionItem) -> list[tuple[str, str, str, str]]:
    return [
        (event.by_name, event.via, event.after_words, event.note)
        for event in item.events.order_by("pk")
    ]


def test_the_page_says_what_the_matter_is(cecilia: Person, item: ActionItem) -> None:
    page = text(get(link(cecilia, item)))
    for part in ("Cecilia tar fram planen.", "Planen tas fram.", item.meeting.body.name):
        assert part in page


def test_looking_changes_nothing(cecilia: Person, item: ActionItem) -> None:
    before = all_rows()
    path = link(cecilia, item)
    for address in (path, f"{path}?answer=done", f"{path}?tack=1"):
        assert get(address).status_code == 200
        assert Client().head(address).status_code == 200
    assert all_rows() == before


def test_done(cecilia: Person, item: ActionItem) -> None:
    response = post(link(cecilia, item), answer="done", **{"done-note": "Se bilagan."})
    item.refresh_from_db()
    assert item.status == ActionItem.Status.DONE
    assert history(item) == [("Cecilia Mårtensson", "mail", "klart", "Se bilagan.")]
    assert "Uppdraget är noterat som klart." in text(response)
    assert "Se bilagan." in text(response)


def test_done_can_be_taken_back(cecilia: Person, item: ActionItem) -> None:
    path = link(cecilia, item)
    assert "Ångra: det är inte klart" in text(post(path, answer="done"))
    response = post(path, answer="reopen")
    item.refresh_from_db()
    assert item.status == ActionItem.Status.OPEN
    assert [after for _who, _via, after, _note in history(item)] == ["klart", "öppet"]
    assert "Uppdraget är öppet igen." in text(response)


def test_in_progress_with_a_note(cecilia: Person, item: ActionItem) -> None:
    response = post(link(cecilia, item), answer="in_progress", **{"in_progress-note": "Halvvägs."})
    item.refresh_from_db()
    assert item.status == ActionItem.Status.IN_PROGRESS
    assert history(item) == [("Cecilia Mårtensson", "mail", "pågår", "Halvvägs.")]
    assert "Det är noterat att uppdraget pågår." in text(response)


def test_more_time_is_a_wish(cecilia: Person, item: ActionItem) -> None:
    data = {"more_time-wished_on": TOMORROW.isoformat(), "more_time-note": "Sjuk."}
    response = post(link(cecilia, item), answer="more_time", **data)
    item.refresh_from_db()
    assert (item.wished_on, item.due_on) == (TOMORROW, None)
    assert history(item) == [("Cecilia Mårtensson", "mail", TOMORROW.isoformat(), "Sjuk.")]
    assert "Ditt önskemål om mer tid" in text(response)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("", "Välj vilken dag du önskar i stället."),
        ("i morgon", "Skriv dagen som 2019-02-07."),
        ("2019-01-25", "Välj en dag som kommer, tidigast i morgon."),
        ("2019-01-07", "Välj en dag som kommer, tidigast i morgon."),
    ],
)
def test_a_wish_without_a_day_to_come_keeps_the_note(
    cecilia: Person, item: ActionItem, day: str, message: str
) -> None:
    before = all_rows()
    data = {"more_time-wished_on": day, "more_time-note": "Sjuk."}
    response = post(link(cecilia, item), answer="more_time", **data)
    assert message in text(response)
    assert "Sjuk.</textarea>" in text(response)
    assert all_rows() == before


def test_more_time_is_no_earlier_day(cecilia: Person, item: ActionItem) -> None:
    ActionItem.objects.update(due_on=TOMORROW)
    data = {"more_time-wished_on": TOMORROW.isoformat(), "more_time-note": "Sjuk."}
    response = post(link(cecilia, item), answer="more_time", **data)
    assert words(response, ".field-error") == [
        "Välj en dag efter den som gäller nu. Ingenting har sparats."
    ]
    assert "Sjuk.</textarea>" in text(response)


def test_no_answer_is_no_answer(cecilia: Person, item: ActionItem) -> None:
    before = all_rows()
    for answer in ("", "cancelled", "posted"):
        assert post(link(cecilia, item), answer=answer).status_code == 200
    assert all_rows() == before


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_letter_altered(cecilia: Person, item: ActionItem, place: int) -> None:
    token = list(links.make_token(links.ANSWER, cecilia, item, today=TODAY))
    token[place] = "A" if token[place] != "A" else "B"
    before = all_rows()
    response = post(f"/svar/{''.join(token)}/", answer="done")
    assert response.status_code == 404
    assert "Länken stämmer inte." in text(response)
    assert all_rows() == before


def test_a_link_that_is_too_old(cecilia: Person, item: ActionItem) -> None:
    before = all_rows()
    response = post(link(cecilia, item, TODAY - datetime.timedelta(days=181)), answer="done")
    assert response.status_code == 410
    assert "be samordnaren om ett nytt" in text(response)
    assert all_rows() == before


def test_a_link_for_something_else(cecilia: Person) -> None:
    token = links.make_token(links.SETTINGS, cecilia, today=TODAY)
    assert get(f"/svar/{token}/").status_code == 404


def test_a_revoked_link(cecilia: Person, item: ActionItem) -> None:
    path = link(cecilia, item)
    Person.objects.filter(pk=cecilia.pk).update(links_revision=1)
    assert get(path).status_code == 404


def test_the_matter_lies_with_somebody_else_by_now(cecilia: Person, item: ActionItem) -> None:
    item.assignments.all().delete()
    before = all_rows()
    response = post(link(cecilia, item), answer="done")
    assert response.status_code == 403
    assert "Uppdraget ligger inte längre hos dig" in text(response)
    assert item.text not in text(response)
    assert all_rows() == before


def test_a_groups_contact_answers_for_it(cecilia: Person, item: ActionItem) -> None:
    item.assignments.all().delete()
    group = Body.objects.create(name="SNUG", contact=cecilia)
    AssignmentFactory(action_item=item, person=None, body=group)
    post(link(cecilia, item), answer="done")
    item.refresh_from_db()
    assert item.status == ActionItem.Status.DONE


def test_closed_by_somebody_else(cecilia: Person, item: ActionItem) -> None:
    anna = PersonFactory(name="Anna Söderström")
    change_status(item, "done", by=anna, via=ActionEvent.Via.PAGE, now=NOW)
    before = all_rows()
    for answer in ("reopen", "in_progress"):
        response = post(link(cecilia, item), answer=answer)
        assert "Det noterades av Anna Söderström den" in text(response)
        assert "Ångra" not in text(response)
    assert all_rows() == before


def confidential(item: ActionItem) -> None:
    agenda_item = item.decision.agenda_item
    agenda_item.is_confidential = True
    agenda_item.title = "Hemliga ting"
    agenda_item.save()


def test_a_confidential_matter_is_told_to_members_alone(cecilia: Person, item: ActionItem) -> None:
    confidential(item)
    page = text(get(link(cecilia, item)))
    hidden = (item.text, item.decision.text, "Hemliga ting", item.meeting.body.name)
    assert [words for words in hidden if words in page] == []
    MembershipFactory(body=item.meeting.body, person=cecilia)
    assert item.text in text(get(link(cecilia, item)))


def test_a_confidential_matter_can_still_be_answered(cecilia: Person, item: ActionItem) -> None:
    confidential(item)
    response = post(link(cecilia, item), answer="done")
    item.refresh_from_db()
    assert item.status == ActionItem.Status.DONE
    assert item.text not in text(response)


def test_the_page_is_kept_by_nobody(cecilia: Person, item: ActionItem) -> None:
    path = link(cecilia, item)
    for response in (get(path), get(path[:-2] + "/"), post(path, answer="more_time")):
        names = ("Referrer-Policy", "X-Robots-Tag", "Cache-Control")
        told = [response[name] for name in names]
        assert told == ["no-referrer", "noindex, nofollow", "no-store, private"]


def test_there_is_no_menu_even_for_who_is_logged_in(cecilia: Person, item: ActionItem) -> None:
    browser = Client()
    browser.force_login(UserFactory())
    page = text(browser.get(link(cecilia, item)))
    assert "<nav" not in page
    assert "Logga ut" not in page


def test_the_page_speaks_the_persons_language(cecilia: Person, item: ActionItem) -> None:
    cecilia.language = "en"
    cecilia.save()
    assert '<html lang="en">' in text(get(link(cecilia, item)))


def test_a_note_is_text_on_the_page(cecilia: Person, item: ActionItem) -> None:
    note = "<script>alert(1)</script>"
    response = post(link(cecilia, item), answer="done", **{"done-note": note})
    assert "&lt;script&gt;alert(1)" in text(response)
    assert note not in text(response)
