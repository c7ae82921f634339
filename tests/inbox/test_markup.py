import time

import pytest

from tracker.inbox.markup import MOST_MARKUP, text_of_markup


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Klart", "Klart"),
        ("<p>Klart</p><p>Mvh</p>", "Klart\n\nMvh"),
        ("<div>Klart</div><div>Mvh</div>", "Klart\nMvh"),
        ("Klart<br>Mvh<br/>C", "Klart\nMvh\nC"),
        ("<ul><li>ett</li><li>två</li></ul>", "- ett\n- två"),
        ("5 &lt; 6 &amp; 7 &#229;&nbsp;b", "5 < 6 & 7 å b"),
        ("5 < 6 och 7 > 6", "5 < 6 och 7 > 6"),
        ("a<script>if (a<b) alert('</div>')</script>b", "ab"),
        ("<style>p > a {color: red}</style>Klart", "Klart"),
        ("<!-- <p>bort</p> -->Klart<!-- utan slut", "Klart"),
        ("<!DOCTYPE html><html><head><title>x</title></head><body>Klart", "Klart"),
        ("<SCRIPT>x</Script>Klart", "Klart"),
        ("<script>utan slut", ""),
        ("Klart <a href=", "Klart"),
        ("<p>ett\n   två</p>", "ett två"),
        ("Ja<blockquote>Hej<div>du</div></blockquote>Nej", "Ja\n> Hej\n> du\nNej"),
        ("<blockquote><blockquote>Hej</blockquote></blockquote>", "> > Hej"),
        ("</blockquote></div>Klart", "Klart"),
        ('Ja<div id="divRplyFwdMsg">Hej</div>', "Ja\n-----Original Message-----\nHej"),
    ],
)
def test_what_one_reads(html: str, text: str) -> None:
    assert text_of_markup(html).strip() == text


@pytest.mark.parametrize(
    "broken",
    [
        *("<", "<!--", "<a ", "<a b='", "<![", "<?", "</", "&", "&#", "&a", "-->", "<script>"),
        *("<title></", "<blockquote>", "<div>", "<li>a", '<p id="', "<style></styl"),
    ],
)
def test_broken_markup_costs_no_more_than_other_text(broken: str) -> None:
    html = broken * (MOST_MARKUP // len(broken))
    before = time.process_time()
    text_of_markup(html)
    assert time.process_time() - before < 5
