"""Minutes around an attendance list, and what the reader makes of the list."""

from tests.intake.texts import draft_of

_HEAD = "Minnesanteckningar Hamnrådet 2024-03-05\n\n"
_ITEMS = "\n\n1. Öppnande\nVi började.\n\n2. Avslut\nVi slutade.\n"


def people(text: str) -> list[str]:
    """One line a person: "present Ida Askvik | Viken | chair | 2"."""
    return [
        " | ".join(
            [
                f"{each.status} {each.name}",
                each.organization or "",
                ",".join(each.roles),
                each.items or "",
            ]
        ).rstrip("| ")
        for each in draft_of(_HEAD + text + _ITEMS).attendance
    ]
