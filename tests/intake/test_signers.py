"""Signatures."""

import pytest

from tests.intake.texts import rows_of
from tracker.intake import Attendee
from tracker.intake.signers import read_signers

LIST = [Attendee("Ida Askvik", None, "present"), Attendee("Bo Ekdal", None, "present")]
BODY = "1. Kajen\n\nIda talade.\n\nBo talade.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Vid anteckningarna   Justerat\n\n______  ______\n\nIda Askvik   Bo Ekdal\n",
        "Vid anteckningarna Justerades\n\nIda Askvik Bo Ekdal\n",
        "Vid anteckningarna\n\nJusterat\n\nIda Askvik\n\nBo Ekdal\n",
        "Vid protokollet: Ida Askvik\nJusteras: Bo Ekdal\n",
        "Underskrifter\nSekreterare  ______\n   Ida Askvik\nJusterare  ______\n   Bo Ekdal\n",
        "____      ____\nIda Askvik   Bo Ekdal\nSekreterare   Justerare\n",
        "Protokollet fört av: Ida Askvik\nProtokollet justerat av: Bo Ekdal\n",
        "Ida Askvik, mötessekreterare\nBo Ekdal, justeringsperson\n",
        "Underskrifter\n\nIda Askvik\nsekreterare\n\nBo Ekdal\njusterare\n",
        "Antecknat av Ida Askvik\nJusterat av Bo Ekdal\n",
        "Protokoll: Ida Askvik. Justering: Bo Ekdal\n",
        "Vid protokollet   Justerat den 12 mars\n\nIda Askvik, sekreterare   Bo Ekdal, justerare\n",
        "Protokollet fört av      Justerat\n\nIda Askvik, sekreterare    Bo Ekdal, ordförande\n",
    ],
)
def test_labels_and_names_pair_up(text: str) -> None:
    found = read_signers(rows_of(BODY + text), LIST)
    assert (found.secretary, found.adjusters) == ("Ida Askvik", ("Bo Ekdal",))


def test_approval_alone_stands_at_the_end() -> None:
    signed = rows_of(f"{BODY}Justeras:\nBo Ekdal (digitalt signerat)\n")
    assert read_signers(signed, LIST).adjusters == ("Bo Ekdal",)
    told = rows_of(f"{BODY}Justeras: Bo Ekdal\n\nSedan talade vi om kajen.\n")
    assert read_signers(told, LIST).start == len(told)


def test_strangers_may_sign() -> None:
    found = read_signers(rows_of(f"{BODY}Vid anteckningarna\n\nEva Lind\n"), LIST)
    assert (found.secretary, found.adjusters) == ("Eva Lind", ())


def test_the_attendance_list_helps_where_nobody_signs() -> None:
    listed = [Attendee("Ida Askvik", None, "present", ("secretary",))]
    assert read_signers(rows_of(BODY), listed).secretary == "Ida Askvik"


@pytest.mark.parametrize(
    "sentence",
    [
        "Till justerare utsågs Ida och Bo Ekdal.",
        "att utse Ida och Bo Ekdal att justera protokollet.",
        "Ida och Bo Ekdal valdes att justera protokollet.",
        "Utses att justera   Ida och Bo Ekdal",
    ],
)
def test_adjusters_chosen_in_an_item_are_found(sentence: str) -> None:
    found = read_signers(rows_of(f"{BODY}{sentence}\n"), LIST)
    assert found.adjusters == ("Ida Askvik", "Bo Ekdal")


@pytest.mark.parametrize(
    "end",
    [
        "/Ida",
        "// Ida Askvik, 2021-03-11",
        "Antecknat av Ida Askvik",
        "Antecknare: Ida Askvik",
        "Vänliga hälsningar\nIda",
        "Ida Askvik\nantecknade",
    ],
)
def test_whoever_signs_off_wrote_the_minutes(end: str) -> None:
    rows = rows_of(f"Minnesanteckningar\n\n1. Kajen\n\nVi pratade.\n\n{end}\n")
    found = read_signers(rows, [Attendee("Ida Askvik", None, "present")])
    assert found.secretary == "Ida Askvik"


def test_offices_below_the_names_say_again_who_signs() -> None:
    text = (
        "Protokoll\n\n1. Kajen\n\nVi pratade.\n\nVid protokollet      Justerat\n\n"
        "Ida Askvik      Bo Ekdal      Eva Ask\nSekreterare      Ordförande      Justerare\n"
    )
    people = [Attendee(name, None, "present") for name in ("Ida Askvik", "Bo Ekdal", "Eva Ask")]
    found = read_signers(rows_of(text), people)
    assert (found.secretary, found.adjusters) == ("Ida Askvik", ("Bo Ekdal", "Eva Ask"))


def test_who_takes_notes_in_the_head_ends_no_short_minutes() -> None:
    text = (
        "Hamnrådet\nMöte 2024-03-05\nAnteckningar: Ida Askvik\n\n1. Kajen\nMålas.\n\n2. Bron\nOk.\n"
    )
    assert read_signers(rows_of(text), LIST, first=5).start == 7


def test_who_wrote_may_stand_behind_the_last_sentence() -> None:
    found = read_signers(rows_of(f"{BODY}Nästa möte 7/11. Anteckningar: Ida\n"), LIST)
    assert (found.secretary, found.start) == ("Ida Askvik", 4)


def test_the_secretary_signs_on_the_first_page_of_a_formal_protocol() -> None:
    text = "Hamnnämnden\n\nSekreterare   ..........  Paragraf 1\n   Eva Lind\n\n§ 1 Kajen\nOk.\n"
    assert read_signers(rows_of(text), LIST, first=4).secretary == "Eva Lind"
