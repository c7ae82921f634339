import pytest

from tracker.inbox.saying import says_done


@pytest.mark.parametrize(
    "words",
    [
        "Klart",
        "klart!",
        "KLART.",
        "Klar, skickat i går",
        "Klart\n\nMvh Cecilia",
        "Hej!\n\nKlart, listan är skickad.",
        "Hej Anna,\nklart nu",
        "Hej, klart!",
        "Det är klart.",
        "Färdigt!",
        "Done.",
        "*Klart*",
        "Klart i går",
        "Klart i fredags, listan är skickad",
        "Klart sedan länge",
    ],
)
def test_it_does(words: str) -> None:
    assert says_done(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Inte klart",
        "Klart senast fredag",
        "Klart på måndag",
        "Klart om en vecka",
        "Klart nästa vecka",
        "Klart till mötet",
        "Klart att vi gör det",
        "Klart?",
        "Klart den 7 februari",
        "Klart i mars",
        "Klart i nästa vecka",
        "Klart inom kort",
        "Klart efter semestern",
        "Klart så fort listan har kommit",
        "Klart snarast",
        "Klart senare",
        "Klart hoppas jag på fredag",
        "Är det klart?",
        "Skickat i går",
        "Klartext saknas",
        "Snart klart",
        "Done by Friday",
    ],
)
def test_it_does_not(words: str) -> None:
    assert not says_done(words)
