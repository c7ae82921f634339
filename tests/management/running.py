"""Runs a command: inside the test, or as a program of its own."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from tests.worker import database_url

MANAGE = Path(settings.BASE_DIR) / "manage.py"


def output_of(name: str, *arguments: str, **options: Any) -> str:
    """What the command prints on standard output."""
    out = io.StringIO()
    call_command(name, *arguments, stdout=out, **options)
    return out.getvalue()


def refusal_of(name: str, *arguments: str) -> str:
    """The one line with which the command refuses, with exit code 2."""
    with pytest.raises(CommandError) as raised:
        output_of(name, *arguments)
    assert raised.value.returncode == 2
    line = str(raised.value)
    assert "\n" not in line
    return line


def typed(*argv: str, with_database: bool = False) -> subprocess.CompletedProcess[str]:
    """The command as a program of its own, from another folder."""
    env = dict(os.environ)
    if with_database:
        env["DATABASE_URL"] = database_url(connection.settings_dict)
    return subprocess.run(
        [sys.executable, str(MANAGE), *argv],
        env=env,
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
