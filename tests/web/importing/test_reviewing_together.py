"""Two people correct the same draft: both keep what they did, or choose between two versions."""

import pytest

from tests.web.import_cast import Cast
from tests.web.importing.drafts import as_shown, posted, send_on, texts
from tracker.errors import Conflict
from tracker.models import Meeting, MinutesFile
from tracker.review import revise

pytestmark = pytest.mark.django_db


def post(cast: Cast, file: MinutesFile, data: dict[str, str], **changes: str) -> str:
    """What the page says after saving what one of the two had on it."""
    button = {} if "accept" in changes else {"save": ""}
    response = send_on(cast, file, data | button, **changes)
    return str(response.content.decode())


def test_what_both_did_to_different_decisions_is_kept(cast: Cast, file: MinutesFile) -> None:
    mine = as_shown(cast, file)
    post(cast, file, as_shown(cast, file), d0_text="Den andras.", head_place="Salem")
    page = post(cast, file, mine, d1_text="Min.", p0_name="Rikard Sundbom")
    assert "Det ni har gjort är sammanfört och sparat." in page
    assert texts(file)[:2] == ["Den andras.", "Min."]
    kept = file.draft
    assert (kept["meeting"]["place"], kept["attendance"][0]["name"]) == ("Salem", "Rikard Sundbom")


def test_nothing_is_accepted_that_nobody_has_seen(cast: Cast, file: MinutesFile) -> None:
    mine = as_shown(cast, file)
    post(cast, file, as_shown(cast, file), d0_text="Den andras.")
    post(cast, file, mine, d1_text="Min.", accept="")
    assert not Meeting.objects.exists()


def clash(cast: Cast, file: MinutesFile) -> str:
    """The page of somebody who changed what somebody else has changed too."""
    mine = as_shown(cast, file)
    post(
        cast,
        file,
        as_shown(cast, file),
        d0_text="Den andras.",
        d2_text="Ändrat.",
        end_place="Nacka",
    )
    return post(cast, file, mine, d0_text="Min.", end_place="Salem")


def test_both_versions_of_the_same_are_shown(cast: Cast, file: MinutesFile) -> None:
    page = clash(cast, file)
    assert "Någon annan har sparat utkastet medan du arbetade." in page
    assert "Min.</textarea>" in page
    assert "Ändrat.</textarea>" in page
    assert '<span class="muted">Den andras:</span> Den andras.' in page
    assert '<span class="muted">Den andras:</span> Nacka' in page
    assert texts(file)[0] == "Den andras."


@pytest.mark.parametrize(("choice", "text"), [("mine", "Min."), ("theirs", "Den andras.")])
def test_one_of_two_versions_is_taken(
    cast: Cast, file: MinutesFile, choice: str, text: str
) -> None:
    data = posted(clash(cast, file))
    post(cast, file, data, d0_take=choice, closing_take=choice)
    assert (texts(file)[0], texts(file)[2]) == (text, "Ändrat.")
    place = {"mine": "Salem", "theirs": "Nacka"}[choice]
    assert file.draft["next_meeting"]["place"] == place


def test_nobody_chooses_for_whoever_reviews(cast: Cast, file: MinutesFile) -> None:
    data = posted(clash(cast, file))
    page = post(cast, file, data, closing_take="mine")
    assert page.count("Välj vems ändring som gäller.</li>") == 1
    assert '<span class="muted">Den andras:</span> Den andras.' in page
    assert texts(file)[0] == "Den andras."


def test_what_the_other_has_dropped_can_be_dropped(cast: Cast, file: MinutesFile) -> None:
    mine = as_shown(cast, file)
    post(cast, file, as_shown(cast, file), d1_keep="")
    page = post(cast, file, mine, d1_text="Min.")
    data = posted(page)
    assert '<span class="muted">Den andras:</span> borttaget' in page
    post(cast, file, data, d1_take="theirs")
    assert len(texts(file)) == 2


def test_saved_in_the_same_moment_it_is_not_overwritten(cast: Cast, file: MinutesFile) -> None:
    other = MinutesFile.objects.get(pk=file.pk)
    revise(other, {**other.draft, "secretary": "Anna Söderström"}, body=None)
    with pytest.raises(Conflict, match="i samma stund"):
        revise(file, file.draft, body=None)
