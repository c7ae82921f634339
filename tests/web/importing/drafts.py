"""A draft as the coordinator meets it on its page, corrects it and sends it in."""

from typing import Any

from tests.web.form_data import form_data
from tests.web.import_cast import Cast
from tracker.models import MinutesFile


def page_of(cast: Cast, file: MinutesFile) -> str:
    return str(cast.client(cast.coordinator).get(file.get_absolute_url()).content.decode())


def posted(page: str) -> dict[str, str]:
    """What a browser posts when nothing was changed on the page."""
    return form_data(page, "review-draft")


def as_shown(cast: Cast, file: MinutesFile) -> dict[str, str]:
    return posted(page_of(cast, file))


def send(cast: Cast, file: MinutesFile, data: dict[str, str], **typed: str) -> Any:
    """Post `data` with what was typed or pressed since: `d0_text` is the field `d0-text`."""
    client = cast.client(cast.coordinator)
    return client.post(file.get_absolute_url(), data | _fields(typed))


def send_on(cast: Cast, file: MinutesFile, data: dict[str, str], **typed: str) -> Any:
    """As `send`, and go on to the page that it leads to."""
    client = cast.client(cast.coordinator)
    return client.post(file.get_absolute_url(), data | _fields(typed), follow=True)


def _fields(typed: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in typed.items()}


def kept(file: MinutesFile) -> dict[str, Any]:
    """The draft as it has been saved."""
    file.refresh_from_db()
    draft: dict[str, Any] = file.draft
    return draft


def texts(file: MinutesFile) -> list[str]:
    """Of all its decisions."""
    return [each["text"] for each in kept(file)["decisions"]]
