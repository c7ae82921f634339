"""Words cut by line ends, ligatures, bullets."""

import pytest

from tracker.intake.readers.joining import clean, cut_word, hyphenated, with_plain_bullet


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("om samar-", "betet i länet", "om samarbetet"),
        ("om samar\xad", "betet", "om samarbetet"),
        ("nästa SSK-", "möte i maj", "nästa SSK-möte"),
        ("via e-", "post i dag", "via e-post"),
        ("Covid-", "19 och annat", "Covid-19"),
        ("Lise-", "Lott ringer", "Lise-Lott"),
        ("kl 08.30-", "11.30 i maj", "kl 08.30-11.30"),
    ],
)
def test_a_word_cut_by_a_line_end_is_whole_again(above: str, below: str, whole: str) -> None:
    pair = cut_word(above, below)
    assert pair is not None
    assert pair[0] == whole


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Tillväxt-", "och regionplan"),
        ("i dag -", "eller i morgon"),
        ("kl 8 –", "10"),
        ("ett", "två"),
    ],
)
def test_a_hyphen_that_waits_for_a_word_stays(above: str, below: str) -> None:
    assert cut_word(above, below) is None


def test_a_word_with_a_hyphen_elsewhere_in_the_text_keeps_it() -> None:
    known = hyphenated(["Vi söker väst-öst, sa hon."])
    assert cut_word("läget väst-", "öst i dag", known) == ("läget väst-öst", "i dag")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("\uf0b7 Boka", "• Boka"),
        ("\uf0b7Boka", "• Boka"),
        ("–  Boka", "- Boka"),
        ("o\tBoka", "◦ Boka"),
        ("\uf0a7 Boka", "▪ Boka"),
        ("\x00 Boka", "• Boka"),
        ("-5 grader", "-5 grader"),
        ("Boka – nu", "Boka – nu"),
    ],
)
def test_a_bullet_is_one_sign_of_its_kind_and_a_space(written: str, plain: str) -> None:
    assert with_plain_bullet(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("oﬃciell ﬂytt", "officiell flytt"),
        ("Å\xa0ena\u200b", "Å ena"),
        ("A\u030asa O\u0308berg", "Åsa Öberg"),
        ("rad\x0bhej", "radhej"),
        ("§ 12 – ”nu”", "§ 12 – ”nu”"),
    ],
)
def test_letters_are_plain(written: str, plain: str) -> None:
    assert clean(written) == plain
