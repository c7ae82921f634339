"""Labels over the parts of the minutes."""

import pytest

from tracker.intake.labels import attendance_label, inline_label, label_of, office_label


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Beslut", "decision"),
        ("Beslut:", "decision"),
        ("Hamnrådets beslut", "decision"),
        ("Förslag till beslut", "aside"),
        ("Diskussion.", "other"),
        ("Åtgärder", "action"),
        ("Beslut om kajen behöver tas", None),
        ("Kajen", None),
    ],
)
def test_a_label_says_what_follows(text: str, kind: str | None) -> None:
    assert label_of(text) == kind


@pytest.mark.parametrize(
    "text", ["AP: rita", "Åtgärd: rita", "Beslut: rita", "AP 3: rita", "ap – rita"]
)
def test_an_inline_label_is_split_from_its_text(text: str) -> None:
    found = inline_label(text)
    assert found is not None
    assert found["rest"] == "rita"


def test_an_inline_label_may_name_somebody() -> None:
    found = inline_label("Åtgärd (Ida): rita")
    assert found is not None
    assert found["who"] == "Ida"


@pytest.mark.parametrize("text", ["AP Ida: rita", "Uppdrag till Ida: rita", "Åtgärd för Ida: rita"])
def test_an_inline_label_may_name_somebody_without_brackets(text: str) -> None:
    found = inline_label(text)
    assert found is not None
    assert (found["name"], found["rest"]) == ("Ida", "rita")


def test_a_label_of_the_attendance_list_with_names_behind_it() -> None:
    assert attendance_label("Närvarande: Ida, Bo") == ("present", "Ida, Bo")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Närvarande ledamöter:", "present"),
        ("Närvarande tjänstemän:", "guest"),
        ("Frånvarande ledamöter:", "absent"),
        ("Ej deltagande: Ida", "absent"),
    ],
)
def test_labels_of_two_words(text: str, status: str) -> None:
    found = attendance_label(text)
    assert found is not None
    assert found[0] == status


def test_a_sentence_that_begins_like_a_label_is_none() -> None:
    assert attendance_label("Närvarande ledamöter röstade om kajen") is None


def test_an_office_with_its_holder() -> None:
    assert office_label("Ordförande:  Ida Askvik") == ("ordförande", "Ida Askvik")
