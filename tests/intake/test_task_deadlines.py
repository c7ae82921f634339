"""By when a task is to be done, in many words; and days that are no deadline of it."""

from datetime import date

import pytest

from tests.intake.texts import PEOPLE
from tracker.intake.actions import read_actions
from tracker.intake.context import Context
from tracker.intake.draft import Upcoming
from tracker.intake.task_deadlines import task_deadline

# A Wednesday in week 10.
ON = date(2021, 3, 10)
COMING = (
    Upcoming(None, "nästa möte", date(2021, 4, 14)),
    Upcoming(None, "Styrgruppsmöte", date(2021, 5, 19)),
    Upcoming(None, "Kommunstyrelsen", date(2021, 4, 6)),
    Upcoming(None, "Årsmöte", date(2021, 5, 30)),
    Upcoming(None, "Byggmöte 8", date(2021, 6, 2)),
)
CONTEXT = Context(PEOPLE, ON, "Kustens styrgrupp", COMING)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("senast fredag 12/3", "2021-03-12"),
        ("senast fredagen den 12 mars", "2021-03-12"),
        ("senast 12 mars", "2021-03-12"),
        ("till den 1 maj", "2021-05-01"),
        ("före den 1 maj", "2021-05-01"),
        ("senast 2021-04-01", "2021-04-01"),
        ("senast 1/4-21", "2021-04-01"),
        ("senast 1/4 2021", "2021-04-01"),
        ("senast 1.4", "2021-04-01"),
        ("senast den 1:a april", "2021-04-01"),
        ("senast den 1:e april kl. 12", "2021-04-01"),
        ("v. 14", "2021-04-11"),
        ("vecka 14", "2021-04-11"),
        ("under v 14", "2021-04-11"),
        ("v.14-15", "2021-04-18"),
        ("senast v 14", "2021-04-11"),
        ("i vecka 14", "2021-04-11"),
        ("Q3", "2021-09-30"),
        ("under Q2", "2021-06-30"),
        ("under kvartal 2", "2021-06-30"),
        ("i slutet av mars", "2021-03-31"),
        ("i början av april", "2021-04-10"),
        ("i mitten av april", "2021-04-20"),
        ("innan oktober månads utgång", "2021-10-31"),
        ("före utgången av maj", "2021-05-31"),
        ("sista april", "2021-04-30"),
        ("senast sista april", "2021-04-30"),
        ("till sista maj", "2021-05-31"),
        ("under april", "2021-04-30"),
        ("i april", "2021-04-30"),
        ("till april", "2021-04-30"),
        ("före april", "2021-03-31"),
        ("innan maj", "2021-04-30"),
        ("i januari", "2022-01-31"),
        ("under våren", "2021-05-31"),
        ("i vår", "2021-05-31"),
        ("till våren", "2021-05-31"),
        ("före sommaren", "2021-05-31"),
        ("innan sommaren", "2021-05-31"),
        ("till sommaren", "2021-08-31"),
        ("under sommaren", "2021-08-31"),
        ("efter sommaren", "2021-11-30"),
        ("till hösten", "2021-11-30"),
        ("i höst", "2021-11-30"),
        ("under hösten 2021", "2021-11-30"),
        ("före jul", "2021-12-23"),
        ("innan jul", "2021-12-23"),
        ("före årsskiftet", "2021-12-31"),
        ("vid årsskiftet", "2021-12-31"),
        ("under året", "2021-12-31"),
        ("i år", "2021-12-31"),
        ("före påsk", "2021-04-01"),
        ("innan midsommar", "2021-06-24"),
        ("före semestern", "2021-05-31"),
        ("inom två veckor", "2021-03-24"),
        ("inom en månad", "2021-04-10"),
        ("inom 14 dagar", "2021-03-24"),
        ("nästa vecka", "2021-03-21"),
        ("i veckan", "2021-03-14"),
        ("denna vecka", "2021-03-14"),
        ("i nästa vecka", "2021-03-21"),
        ("före månadsskiftet", "2021-03-31"),
        ("i morgon", "2021-03-11"),
        ("imorgon", "2021-03-11"),
        ("idag", "2021-03-10"),
        ("senast på fredag", "2021-03-12"),
        ("till fredag", "2021-03-12"),
        ("på måndag", "2021-03-15"),
        ("senast torsdag", "2021-03-11"),
        ("perioden 7–30 juni", "2021-06-30"),
        ("7–9 juni", "2021-06-09"),
        ("första halvåret", "2021-06-30"),
        ("under första kvartalet 2022", "2022-03-31"),
        ("halvårsskiftet", "2021-06-30"),
        ("under vårterminen", "2021-05-31"),
        ("till höstterminen", "2021-11-30"),
        ("under 2021", "2021-12-31"),
        ("nästa år", "2022-12-31"),
        ("till nästa möte", "2021-04-14"),
        ("på nästa möte", "2021-04-14"),
        ("inför nästa möte", "2021-04-14"),
        ("till nästa gång", "2021-04-14"),
        ("vid nästa sammanträde", "2021-04-14"),
        ("på nästa träff", "2021-04-14"),
        ("till kommande möte", "2021-04-14"),
        ("till aprilmötet", "2021-04-14"),
        ("till majmötet", "2021-05-19"),
        ("till mötet i maj", "2021-05-19"),
        ("till styrgruppens möte i maj", "2021-05-19"),
        ("till mötet den 19 maj", "2021-05-19"),
        ("till årsmötet", "2021-05-30"),
        ("en vecka före nästa möte", "2021-04-07"),
        ("två veckor innan nästa möte", "2021-03-31"),
        ("till nästa kommunstyrelse", "2021-04-06"),
        ("till kommunstyrelsens möte den 6 april", "2021-04-06"),
        ("till nästa styrgrupp", "2021-04-14"),
        ("på styrgruppsmötet 19 maj", "2021-05-19"),
        ("inom kort", "vague"),
        ("löpande", "vague"),
        ("snarast", "vague"),
        ("omgående", "vague"),
        ("så snart som möjligt", "vague"),
        ("snarast möjligt", "vague"),
        ("asap", "vague"),
        ("framöver", "vague"),
        ("på sikt", "vague"),
        ("senare", "vague"),
        ("så fort som möjligt", "vague"),
        ("kontinuerligt", "vague"),
        ("genast", "vague"),
        ("när tid finns", "vague"),
        ("inom det närmaste", "vague"),
        ("i närtid", "vague"),
        ("fram till 1 maj", "2021-05-01"),
        ("fram till och med maj", "2021-05-31"),
        ("t.o.m. 30 april", "2021-04-30"),
        ("senast den siste april", "2021-04-30"),
        ("senast den 30:e", "2021-03-30"),
        ("senast den 30", "2021-03-30"),
        ("deadline 1 maj", "2021-05-01"),
        ("klart 1/5", "2021-05-01"),
        ("klart till 1/5", "2021-05-01"),
        ("senast månadsskiftet april/maj", "2021-04-30"),
        ("vid månadsskiftet mars-april", "2021-03-31"),
        ("senast midsommar", "2021-06-24"),
        ("till jul", "2021-12-23"),
        ("under november månad", "2021-11-30"),
        ("senast maj", "2021-05-31"),
        ("i maj månad", "2021-05-31"),
        ("under augusti/september", "2021-09-30"),
        ("senast kl. 12 på fredag", "2021-03-12"),
        ("tills på fredag", "2021-03-12"),
        ("ons 17/3", "2021-03-17"),
        ("senast ons 17/3", "2021-03-17"),
        ("senast fre 12 mars", "2021-03-12"),
        ("17 mars kl 9", "2021-03-17"),
        ("den 17 mars 2021", "2021-03-17"),
        ("om två veckor", "2021-03-24"),
        ("om en månad", "2021-04-10"),
        ("till veckan", "2021-03-21"),
        ("under mars månad", "2021-03-31"),
        ("kvartal 4 2021", "2021-12-31"),
        ("T2", "2021-08-31"),
        ("i samband med årsmötet", "2021-05-30"),
        ("på årsmötet i maj", "2021-05-30"),
        ("före den 15:e april", "2021-04-15"),
        ("senast 15 apr.", "2021-04-15"),
        ("senast 210415", "2021-04-15"),
        ("senast maj 2021", "2021-05-31"),
    ],
)
def test_every_way_to_say_by_when_is_understood(words: str, expected: str) -> None:
    (action,) = read_actions(f"Ida skickar rapporten {words}.", CONTEXT)
    assert action.deadline
    assert str(action.deadline.date or action.deadline.kind) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida kollar om lokalen är ledig den 5 maj",
        "Ida frågar hur många som kan komma den 5 maj",
        "att föreslå nämnden att betala ut bidraget i juni",
        "att rekommendera styrelsen att förlänga till och med 2021-12-31",
    ],
)
def test_days_that_a_task_merely_speaks_of_are_no_deadline(sentence: str) -> None:
    assert task_deadline(sentence, CONTEXT) is None


@pytest.mark.parametrize(
    ("sentence", "body", "day"),
    [
        ("Ida visar ritningen på byggmötet den 3 maj", "byggmötet", date(2021, 5, 3)),
        ("Ida visar ritningen på byggmöte nr 8", None, date(2021, 6, 2)),
        (
            "att Ida ser till att Hamnkommittén kan ta beslut på planeringskonferensen 14 juni",
            "Hamnkommittén",
            date(2021, 6, 14),
        ),
        ("Ida visar ritningen på nämndens sammanträde den 3 maj", "nämnden", date(2021, 5, 3)),
        ("Ida visar ritningen på styrgruppens nästa möte", None, date(2021, 4, 14)),
    ],
)
def test_a_named_meeting_is_its_own_bodys(sentence: str, body: str | None, day: date) -> None:
    deadline = task_deadline(sentence, CONTEXT)
    assert deadline
    assert (deadline.kind, deadline.body, deadline.date) == ("meeting", body, day)


def test_steps_with_a_deadline_each_are_actions_of_their_own() -> None:
    text = "Ida tar in priser snarast och redovisar dem på nästa möte."
    found = [(each.assignees, each.deadline) for each in read_actions(text, CONTEXT)]
    assert [(who, until and until.text) for who, until in found] == [
        (("Ida Askvik",), "snarast"),
        (("Ida Askvik",), "på nästa möte"),
    ]


def test_what_something_is_meant_for_is_no_deadline_beside_a_day() -> None:
    found = task_deadline("Ida skickar kallelsen till årsmötet i april.", CONTEXT)
    assert [found and found.text] == ["i april"]
    alone = task_deadline("Ida bokar lokal till årsmötet.", CONTEXT)
    assert [alone and alone.text] == ["till årsmötet"]
