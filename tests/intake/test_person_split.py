"""A line with several people, cut into one text a person."""

import pytest

from tracker.intake.person_split import is_first_name, persons, starts_person


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Ida Askvik, Bo Ekdal och Eva Ask", ["Ida Askvik", "Bo Ekdal", "Eva Ask"]),
        ("Ida Askvik (S), ordf., Bo Ekdal (M)", ["Ida Askvik (S), ordf.", "Bo Ekdal (M)"]),
        (
            "Ida Askvik (Viken; ordf); Bo Ekdal, barn- och utbildningsnämnden",
            ["Ida Askvik (Viken; ordf)", "Bo Ekdal, barn- och utbildningsnämnden"],
        ),
        ("Ida Askvik, Ekdals Plåt, Bo Ekdal", ["Ida Askvik, Ekdals Plåt", "Bo Ekdal"]),
        (
            "kassör Ida Askvik samt ledamöterna Bo Ekdal",
            ["kassör Ida Askvik", "ledamöterna Bo Ekdal"],
        ),
    ],
)
def test_each_name_begins_a_person(line: str, people: list[str]) -> None:
    assert persons(line, running=True) == people


def test_an_organization_starts_nobody() -> None:
    found = [starts_person(words) for words in ("Region Nord", "Ekdals Plåt", "Ida Askvik", "Ida")]
    assert found == ["", "", "full", "first"]


def test_common_first_names_are_known() -> None:
    found = [is_first_name(words) for words in ("Maria Holm", "Rektor Maria", "Norra Hamnen")]
    assert found == [True, True, False]
