"""Who shall do it, and who shall not."""

import pytest

from tests.intake.texts import PEOPLE
from tracker.intake.assignees import find_assignees, find_parts
from tracker.intake.names import People


@pytest.mark.parametrize(
    ("sentence", "assignees"),
    [
        ("Ida ritar kajen.", ["Ida Askvik"]),
        ("att Ida ska rita kajen", ["Ida Askvik"]),
        ("Ida och Bo ritar kajen.", ["Ida Askvik", "Bo Ekdal"]),
        ("Ida ritar kajen och Bo målar bron.", ["Ida Askvik", "Bo Ekdal"]),
        ("Hamndirektörerna frågar hamncheferna om kajen.", ["Hamndirektörerna"]),
        ("Inför sommaren delar kajgruppen ut listor.", ["kajgruppen"]),
        ("att uppdra till Bo att rita kajen", ["Bo Ekdal"]),
        ("att uppdra åt KSK att rita kajen", ["KSK"]),
        ("att ge hamnchefen i uppdrag att rita kajen", ["hamnchefen"]),
        ("Bo får i uppdrag att rita kajen.", ["Bo Ekdal"]),
        ("Ida är ansvarig för kajen.", ["Ida Askvik"]),
        ("Kajen ritas av Ida.", ["Ida Askvik"]),
        ("Ida och Bo ser över avtalen.", ["Ida Askvik", "Bo Ekdal"]),
        ("Rådet beslutade att Ida ringer hamnen.", ["Ida Askvik"]),
        ("Rita kajen (Bo)", ["Bo Ekdal"]),
        ("Rita kajen, ansvarig: Bo", ["Bo Ekdal"]),
        ("Kajen målas om, ansvarig Bo, klart 30 april", ["Bo Ekdal"]),
        ("Kajen mäts upp i maj. Ansvar Ida och Bo.", ["Ida Askvik", "Bo Ekdal"]),
        ("att tillsätta en grupp bestående av Ida och Bo", ["Ida Askvik", "Bo Ekdal"]),
        ("Bo bemyndigas att teckna avtal.", ["Bo Ekdal"]),
        ("Cheferna i respektive kommun ordnar lokal.", ["Cheferna i respektive kommun"]),
        ("Ida och Bo kommer överens om en nyckel.", ["Ida Askvik", "Bo Ekdal"]),
        ("Ida: rita kajen", ["Ida Askvik"]),
        ("att Ulf ringer hamnen", ["Ulf"]),
        ("En lista som Bo upprättar delas.", ["Bo Ekdal"]),
        ("Eva L. ringer hamnen.", ["Eva Lind"]),
        ("Det är Bo som ringer hamnen.", ["Bo Ekdal"]),
        ("Ida, i samråd med hamnen, ritar kajen.", ["Ida Askvik"]),
        ("att utse Ida att tala för gruppen", ["Ida Askvik"]),
        ("Ida och Bo utsågs att rita kajen.", ["Ida Askvik", "Bo Ekdal"]),
        ("Ida fick styrelsens uppdrag att rita kajen.", ["Ida Askvik"]),
        ("Rita kajen. Ansvarig Bo, klart i maj.", ["Bo Ekdal"]),
        ("Kassör ringer banken.", ["Kassör"]),
        ("Nämndens ledamöter läser planen.", ["Nämndens ledamöter"]),
        ("Eva L och Eva A. ringer hamnen.", ["Eva Lind", "Eva Ask"]),
        ("att gruppen för yttre hamnen ritar kajen", ["gruppen för yttre hamnen"]),
    ],
)
def test_who_acts_is_taken(sentence: str, assignees: list[str]) -> None:
    assert list(find_assignees(sentence, PEOPLE)) == assignees


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi ritar kajen.",
        "Samverkan sker i enighet.",
        "Någon ritar kajen.",
        "Att bjuda in Ida till mötet.",
        "I höst bjuder vi in Bo till rådet.",
        "Kajen visas för Ida.",
        "Att rapportera till hamndirektörerna.",
        "Kajgruppen ser positivt på bron.",
        "Rådet beslutar att måla kajen.",
        "Ida och Bo hjälper gärna till.",
        "Underlaget kommer att skickas ut.",
        "Möten planeras med KSK och KD.",
        "att utse Ida att jämte ordföranden justera protokollet",
        "Valberedningen består av Ida och Bo.",
        "Ida får ersättning med 500 kr.",
    ],
)
def test_who_does_not_act_is_not(sentence: str) -> None:
    assert find_assignees(sentence, PEOPLE) == ()


def test_different_tasks_are_parts_of_their_own() -> None:
    sentence = "Ida ritar kajen och Bo målar bron."
    parts = find_parts(sentence, PEOPLE)
    assert [(sentence[part.start : part.end], part.assignees) for part in parts] == [
        ("Ida ritar kajen och ", ("Ida Askvik",)),
        ("Bo målar bron.", ("Bo Ekdal",)),
    ]


LISTED = People(
    ("Ida Askvik", "Bo Ekdal"),
    (("Ida Askvik", "ordförande"), ("Bo Ekdal", "kajchef Norra hamnen"), ("Bo Ekdal", "BE")),
    "Kustens styrgrupp",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ordföranden skriver till hamnen.", ("Ida Askvik",)),
        ("Kajchefen får i uppdrag att måla.", ("Bo Ekdal",)),
        ("Planen ska tas fram av kajchef Norra hamnen.", ("Bo Ekdal",)),
        ("Kajchefen uppdras att tillsammans med ordföranden måla.", ("Bo Ekdal", "Ida Askvik")),
        ("BE målar.", ("Bo Ekdal",)),
        ("Ida/BE: måla kajen", ("Ida Askvik", "Bo Ekdal")),
        ("färg: Ida köper", ("Ida Askvik",)),
        ("Varje kommun utser en kontaktperson.", ("Varje kommun",)),
        (
            "En arbetsgrupp bestående av Ida och Bo tar fram ett program.",
            ("Ida Askvik", "Bo Ekdal"),
        ),
        ("Ärendet återremitteras till förvaltningen för beredning.", ("förvaltningen",)),
        ("Kajen ska målas. Ansvarig: Bo.", ("Bo Ekdal",)),
        ("Styrgruppen utser Ida till ombud.", ()),
        ("Skolorna ska bjudas in.", ()),
        ("Ida får 500 kr.", ()),
    ],
)
def test_roles_initials_and_groups_are_resolved_by_the_list(
    text: str, expected: tuple[str, ...]
) -> None:
    assert find_assignees(text, LISTED) == expected


def test_a_name_that_is_spelt_another_way_is_the_same_person() -> None:
    people = People(("Torbjörn Ek", "Karl Ask"))
    assert (people.full_name("Thorbjörn"), people.full_name("Carl")) == ("Torbjörn Ek", "Karl Ask")
