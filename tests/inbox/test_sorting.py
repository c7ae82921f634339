import time

from tracker.inbox.quoting import pieces
from tracker.inbox.sorting import Sorted, sort

LETTER = "> * Fylla på listan [U12]\n>   Du står som ansvarig.\n> * Ringa regionen [U14]\n> Hej då"


def sorted_words(text: str, *numbers: int) -> Sorted:
    return sort(pieces(text), numbers or (12, 14))


def test_a_letter_with_one_matter_leaves_no_doubt() -> None:
    assert sorted_words("Se U99", 12) == Sorted({12: "Se U99"})


def test_numbers_that_the_person_writes() -> None:
    found = sorted_words("Hej!\nU12: klart\n[U14] nästa vecka,\nom inget händer\n\n" + LETTER)
    assert found == Sorted({12: "Hej!\nklart", 14: "Hej!\nnästa vecka,\nom inget händer"})


def test_two_numbers_on_one_line() -> None:
    assert sorted_words("U12 och U14: klart") == Sorted({12: "klart", 14: "klart"})


def test_a_number_alone_on_its_line_is_about_what_follows() -> None:
    assert sorted_words("U14\nKlart!").words == {14: "U14\nKlart!"}


def test_a_number_in_the_middle_of_the_words() -> None:
    assert sorted_words("Klart med U14.") == Sorted({14: "Klart med U14."})


def test_lines_below_quoted_ones() -> None:
    text = "> * Fylla på listan [U12]\nKlart!\n> * Ringa regionen [U14]\nPågår.\n> Hej då"
    assert sorted_words(text) == Sorted({12: "Klart!", 14: "Pågår."})


def test_the_only_matter_left_in_the_quotation() -> None:
    text = "Klart!\n\n> * Ringa regionen [U14]\n>   Du står som ansvarig."
    assert sorted_words(text) == Sorted({14: "Klart!"})


def test_above_or_below_the_whole_letter_it_cannot_be_told() -> None:
    unclear = Sorted({12: "Klart!", 14: "Klart!"}, is_unclear=True)
    assert sorted_words(f"Klart!\n\n{LETTER}") == unclear
    assert sorted_words(f"{LETTER}\n\nKlart!") == unclear


def test_a_number_of_another_letter_is_only_a_word() -> None:
    assert sorted_words("Klart med U99, buss U1").is_unclear


def test_a_reply_made_of_quotations_costs_no_more_than_another() -> None:
    before = time.process_time()
    assert sorted_words("> a\nb\n" * 30_000).is_unclear
    assert time.process_time() - before < 5
