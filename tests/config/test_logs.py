"""Lines of the log: for people and for machines, without what is signed in links."""

import json
import logging
import logging.config
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings

from config.logs import logging_config

TOKEN = "WzEsMV0:secret-token_1"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Set up first and torn down last: the handler writes where standard error is then."""
    yield
    logging.config.dictConfig(settings.LOGGING)


def configure(form: str) -> None:
    logging.config.dictConfig(logging_config(form, debug=False))


@pytest.mark.parametrize("form", ["plain", "json"])
@pytest.mark.parametrize("name", ["django.request", "django.server", "celery.app", "tracker.web"])
def test_no_line_shows_a_token(capsys: pytest.CaptureFixture[str], form: str, name: str) -> None:
    configure(form)
    logging.getLogger(name).warning('"%s" %s', f"GET /svar/{TOKEN}/ HTTP/1.1", 404)
    written = capsys.readouterr().err
    assert (written.count(TOKEN), written.count("/svar/…/")) == (0, 1)


@pytest.mark.parametrize("form", ["plain", "json"])
def test_nor_does_a_traceback(capsys: pytest.CaptureFixture[str], form: str) -> None:
    configure(form)
    try:
        raise ValueError(f"/installningar/{TOKEN}/")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error")
    written = capsys.readouterr().err
    assert (written.count(TOKEN), written.count("ValueError: /installningar/…/")) == (0, 1)


def test_a_json_line_has_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json")
    fields = {"mailing": 3, "reminders": [4, 5], "person": 6, "unknown": 7}
    logging.getLogger("tracker").info("Brev %s", "skickat", extra=fields)
    line = json.loads(capsys.readouterr().err)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "tracker",
        "message": "Brev skickat",
        "mailing": 3,
        "reminders": [4, 5],
        "person": 6,
    }


def test_celery_leaves_the_log_as_it_is() -> None:
    script = (
        "import logging, sys; from config.celery import app; "
        "app.log.setup(loglevel='INFO'); "
        "print([type(each.formatter).__name__ for each in logging.getLogger().handlers])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=settings.BASE_DIR,
    )
    assert answer.stdout.strip() in ("['JsonLines']", "['PlainLines']")
