"""Finds the Chromium that browser tests drive, and installs Debian's where that is possible.

python -m tests.browser.chromium
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The program: what the variable CHROMIUM names, else the first one on the PATH."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def how_to_install() -> str:
    """One line for somebody who has none."""
    if named := os.environ.get("CHROMIUM"):
        return f"CHROMIUM is {named}, which is no program here."
    return (
        "The browser tests need Chromium: install it (Debian: apt-get install chromium), "
        "or set CHROMIUM to the path of one."
    )


def may_install() -> bool:
    """Only root may, and only where the package manager is Debian's."""
    return os.geteuid() == 0 and "CHROMIUM" not in os.environ and bool(shutil.which("apt-get"))


def install() -> bool:
    """Install Debian's package. Whether it went well; apt-get says what went wrong."""
    print("Installing Debian's chromium for the browser tests …", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for argv in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print((done.stderr or done.stdout).strip(), file=sys.stderr)
            return False
    return True


def main() -> int:
    if find() or (may_install() and install() and find()):
        return 0
    print(how_to_install(), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
