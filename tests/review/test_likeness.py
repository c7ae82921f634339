"""Whom a name may mean."""

import pytest

from tracker.review.likeness import distance, likely

KNOWN = ["Pia Forsberg (Huddinge)", "Pia Ek (Salem)", "Rickard Sundbom", "Gunnar Hölmqvist", "SSK"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Pia", ["Pia Ek (Salem)", "Pia Forsberg (Huddinge)"]),
        ("Pias", ["Pia Ek (Salem)", "Pia Forsberg (Huddinge)"]),
        ("Pia Forssberg", ["Pia Forsberg (Huddinge)"]),
        ("Sundboms", ["Rickard Sundbom"]),
        ("Richard Sundbom", ["Rickard Sundbom"]),
        ("R. Sundbom", ["Rickard Sundbom"]),
        ("RS", ["Rickard Sundbom"]),
        ("Gunnar Holmkvist", ["Gunnar Hölmqvist"]),
        ("Rickard Lundbom", ["Rickard Sundbom"]),
        ("Nils Ny", []),
        ("Rickard Sundbom", []),
        ("SSK", []),
        ("", []),
    ],
)
def test_who_may_be_meant(name: str, meant: list[str]) -> None:
    assert likely(name, KNOWN) == meant


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("", "", 0), ("anna", "anna", 0), ("karin", "carin", 1), ("a", "", 1)],
)
def test_distance(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == apart
