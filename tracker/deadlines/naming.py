"""Which body a name in minutes means."""

from tracker.models import Body

# Definite endings of Swedish nouns, the longest first: kommittén, gruppen, utskottet, cheferna.
ENDINGS = ("erna", "orna", "arna", "ens", "ets", "en", "et", "ns", "na", "n", "t", "s", "e")


def find_body(name: str) -> Body | None:
    """The body of that name or short name, also in the definite or by a word of its name.

    A word decides only where it fits a single body: "Samarbetskommittén" means "Kommunernas
    samarbetskommitté" as long as there is no second one.
    """
    exact = Body.objects.named(name).first()
    if exact is not None:
        return exact
    stem = _stem(name)
    fitting = [body for body in Body.objects.all() if stem in _stems(body)]
    return fitting[0] if len(fitting) == 1 else None


def _stems(body: Body) -> set[str]:
    whole = {_stem(name) for name in (body.name, body.short_name) if name}
    return whole | {_stem(word) for word in body.name.split() if len(word) > 6}


def _stem(name: str) -> str:
    folded = " ".join(name.casefold().split()).replace("é", "e")
    for ending in ENDINGS:
        if len(folded) > len(ending) + 3 and folded.endswith(ending):
            return folded.removesuffix(ending)
    return folded
