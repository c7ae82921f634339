"""What a report says about a matter: done, in progress, postponed, or open still."""

import re

from .draft import FollowUpStatus

_DOING = (
    r"(?:klar|påbörj|genomför|gjor|gjord|skicka|start|utför|börja|hunnit|kunnat|hänt|löst|åtgärda|"
    r"bestäm|besvara|svarat|fått|lämna|igång|kommit|färdig|avsluta)"
)
_COUNT = r"(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv)"
_STATUSES: tuple[tuple[re.Pattern[str], FollowUpStatus], ...] = (
    (
        re.compile(
            rf"^(?:inte|ej|inget|icke)\b(?!\s+aktuell)|\b(?:inte|ej|"
            rf"inget)\s+(?:\w+\s+){{0,2}}?{_DOING}\w*|"
            r"\bkvarstår\b|\b(?:fortfarande\s+)?öppen\b|\bkvar\s+att\s+göra|\båterstår\b|"
            r"\bligger\s+kvar\b|"
            r"^inge[nt]\s+(?:återkoppling|svar|besked)\b|\bännu\s+(?:inte|inget|inga)\b|"
            r"\bhar\s+inte\b|\b(?:ny|nytt)\s+försök",
            re.IGNORECASE,
        ),
        "open",
    ),
    (
        re.compile(
            r"\btas\s+upp\s+(?:senare|på|vid|till)|\bskjuts\b|\bsköts\b|\bbordl|\bflytta[sdt]\w*|"
            r"\bflyttas\b|"
            r"\bframflytt|\bfrågan\s+återkommer\b|^återkommer\b|\bsenare\b|"
            r"\bavvaktar?s?\b(?!\s+svar)|\bpausa|\buppskju|"
            r"\bvilande|\bvilar\b|\binställ[td]\w*|\bnytt\s+datum|\bny\s+tid\b|\bförskjut\w+|"
            r"\bparkera|\bsenarelagd?",
            re.IGNORECASE,
        ),
        "postponed",
    ),
    (
        re.compile(
            rf"\b{_COUNT}\s+av\s+{_COUNT}\b|\bförsenad?t?\b|"
            r"\bpågå|\bpåbörja|\barbeta[rs]?\b|\bjobbar\b|\bunder\s+arbete|\bdelvis|"
            r"\bfortsätter\b|\bfortgår\b|"
            r"\bpå\s+(?:gång|väg|remiss)|\b(?:in)?väntar?\b|\bväntas\b|\bhåller\s+på\b|"
            r"\båterkommer\b|\bkvar\b|"
            r"\bresten\b|"
            r"\btill\s+\d{1,2}\s?(?:%|procent)|\bhalv(?:vägs|klar\w*|färdig\w*)|\bnästan\b|\bsnart\b|\bigång\b|"
            r"\bbevakas\b|\bunder\s+\w+ning\b|"
            r"\bstarta[dt]\w*|\binväntar|\bbereds\b|\bplaneras\b|\butreds\b|\btittar\s+på|"
            r"\bavvaktar\s+svar",
            re.IGNORECASE,
        ),
        "in_progress",
    ),
    (
        re.compile(
            r"\b(?:klar|klart|klara|avslutad|avslutat|avslutade|genomför\w*|utför[td]\w*|"
            r"åtgärda[dt]\w*|gjort|gjord|gjorda|"
            r"utskick\w*|skicka[dt]\w*|färdig\w*|levererat?|levererad\w*|besvara[dt]\w*|slutfört?|"
            r"done|ok|utgår|utgått|skedde|hölls|löstes|uppsag[td]\w*|bytt|bytta|såld|sålt|"
            r"stängd|stängt|löst|betal[dt]\w*|köpt|bokat|bokad|beställ[dt]\w*|publicera[dt]\w*|"
            r"avklara\w*|fixat|fixad|"
            r"inlämna[dt]\w*|informerad|inköpt|utdelat|påskriv\w*|undertecknat?|hanterat?)\b"
            r"|\bhar\s+(?:\w+\s+){0,2}\w+(?:ats|its|tts|rts|dts|ts)\b|\bhar\s+\w+(?:at|it|tt|rt)\b"
            r"|\b(?:är|blev|har\s+blivit)\s+(?:\w+\s+)?\w+(?:ad|at|ade|da|rd|rt|tt)\b|"
            r"\w{3,}(?:ades|tes|des)\b",
            re.IGNORECASE,
        ),
        "done",
    ),
)


def status_of(note: str | None) -> FollowUpStatus:
    """What a report says about the matter; open where it says nothing known."""
    for pattern, status in _STATUSES:
        if note and pattern.search(note):
            return status
    return "open"


def explicit_status(note: str) -> FollowUpStatus | None:
    """What a report says in so many words about the matter."""
    return next((status for pattern, status in _STATUSES if pattern.search(note)), None)
