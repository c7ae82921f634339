"""Static files as they are served where DEBUG is off."""

import re
from pathlib import Path

from django.conf import settings as settings_module
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

NAMED = re.compile(r"""{% static ["']([^"']+)["'] %}""")
IMPORT = re.compile(r'(?:from|import)\s*"\./([\w.-]+)"')


def test_a_script_imports_modules_named_after_their_content(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "config.static.StaticFiles"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    folder = tmp_path / "tracker" / "review"
    (main,) = folder.glob("main.????????????.js")
    imported = IMPORT.findall(main.read_text())
    modules = ["complete", "keys", "place", "follow", "page"]
    assert [name.split(".")[0] for name in imported] == modules
    assert all(re.fullmatch(r"\w+\.[0-9a-f]{12}\.js", name) for name in imported)
    assert all((folder / name).exists() for name in imported)


def test_every_static_file_that_a_template_names_is_there() -> None:
    templates = (settings_module.BASE_DIR / "templates").rglob("*.html")
    named = {name for page in templates for name in NAMED.findall(page.read_text())}
    assert "tracker/css/letters.css" in named
    assert [name for name in sorted(named) if finders.find(name) is None] == []
