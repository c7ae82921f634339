"""Verbs by what they say of their subject: whether it acts, takes a stance, or merely is."""

import re

from .words import is_infinitive, word_set

# Verbs of stance and report: their subject is obliged to nothing.
STANCE = word_set(
    "hälsar öppnar avslutar inleder rekommenderar anser tycker menar konstaterar noterar "
    "tackar godkänner väljer beslutar vill önskar stödjer stöder instämmer avslår "
    "avstår väntar är har blir finns välkomnar informerade redogjorde berättade hjälper "
    "behöver reserverar yrkar bifaller antar fastställer beviljar avsäger avgår upplever kan "
    "heter gäller innebär kostar säger ingår räcker tackade förordar förklarar tilldelar "
    "består omfattar tillhör saknar återstår pågår utgör kvarstår framför "
    "inväntar beklagar påpekar invänder bekräftar anslår avsätter bekostar finansierar"
)
# The same verbs with a particle are deeds: "Anna säger upp avtalet".
_PARTICLES = {
    "säger": ("upp", "till", "ifrån"),
    "väljer": ("ut",),
    "öppnar": ("upp",),
    "hjälper": ("till",),
}

# What a meeting does by deciding: then the body itself is obliged to nothing more.
BODY_ACTS = word_set(
    "utser föreslår ger uppdrar delegerar överlåter överlämnar lägger hänskjuter återremitteras "
    "återremitterar bordlägger entledigar tillstyrker avstyrker yttrar lämnar går avser ska "
    "avvaktar får skjuter uppmanar begär delar föredrar medger tillåter avsätter anslår upphäver "
    "ber bjuder inbjuder inför tar köper betalar bekostar inrättar tillsätter ställer höjer sänker"
)

# Only people and their groups do such things, so that any noun in front of them is one.
_DEEDS = word_set(
    "skickar bokar kontaktar ringer mejlar mailar skriver sammanställer ordnar fixar kollar "
    "undersöker utreder återkommer ansvarar bevakar samordnar planerar förbereder redovisar "
    "rapporterar återrapporterar presenterar informerar meddelar lämnar inkommer beställer köper "
    "hämtar levererar publicerar uppdaterar sprider hör frågar pratar talar sköter leder anmäler "
    "anordnar arrangerar tecknar undertecknar provtrycker flyttar monterar rensar städar målar "
    "reparerar lagar byter installerar testar utvärderar granskar läser översätter räknar beräknar "
    "mäter fotograferar trycker ritar bygger söker ansöker inventerar kartlägger analyserar "
    "formulerar svarar besvarar verkställer genomför utför påbörjar bildar kallar påminner ber "
    "ombesörjer samlar introducerar utbildar representerar arbetar jobbar hittar letar rekryterar "
    "annonserar förankrar reviderar kompletterar omarbetar upphandlar inhämtar initierar "
    "koordinerar dokumenterar registrerar arkiverar tillser säkerställer verkar följer tömmer "
    "inbjuder bjuder debiterar fakturerar förhandlar schemalägger tillhandahåller åtgärdar "
    "åtar prioriterar utser lyfter diskuterar återkopplar ställer lägger sätter delar tar ser gör "
    "håller stämmer går bemannar kokar bakar serverar plockar kör hyr lånar medverkar deltar "
    "bistår stöttar avropar detaljplanerar justerar sänder översänder yttrar kontrollerar "
    "besiktigar besöker sorterar slänger märker sopar klipper vattnar gräver planterar krattar "
    "putsar vaktar låser hänger exporterar migrerar driftsätter konfigurerar felsöker rättar "
    "aktiverar uppgraderar verifierar validerar riskbedömer bedömer utarbetar upprättar "
    "färdigställer implementerar inför etablerar lanserar marknadsför engagerar värvar intervjuar "
    "filmar författar redigerar korrekturläser distribuerar förmedlar vidarebefordrar attesterar "
    "överklagar polisanmäler tipsar uppmärksammar coachar handleder vikarierar bemöter klurar "
    "funderar tänker utreder kartlägger efterlyser efterfrågar inventerar summerar "
    "slutför tillfrågar bygger skaffar hämtar inleder samråder"
)
# Things too take, give and go: these count only with the word that makes them a deed.
_NEEDS = {
    "tar": "fram upp kontakt hand på över med reda ut emot hem ansvar initiativ del",
    "ser": "till över",
    "gör": "en ett klart upp om i",
    "håller": "i koll kontakt ihop utkik",
    "stämmer": "av",
    "går": "igenom ut vidare in",
    "lägger": "upp in ut fram till",
    "ställer": "upp samman i iordning",
    "sätter": "upp ihop in ut",
    "följer": "upp",
    "delar": "ut med upp",
}
# "Ida säkerställer att …" is a deed; any other verb with such a clause only says something.
_ENSURES = word_set(
    "ser säkerställer tillser kontrollerar kollar bevakar ombesörjer sörjer ordnar fixar lovar "
    "åtar ansvarar verkar arbetar jobbar dubbelkollar verifierar"
)
_CLAIM = re.compile(
    r"\s+(?:(?:också|även|inte|dock|vidare|därför)\s+)?(?:om\s+)?att\s+(?P<next>\w+)"
)


def claims(verb: str, behind: str) -> bool:
    """Whether the verb merely says what follows: "bedömer att taket håller"."""
    clause = _CLAIM.match(behind)
    return bool(clause and verb not in _ENSURES and not is_infinitive(clause["next"]))


def is_stance(verb: str, behind: str) -> bool:
    """Whether a verb with these words behind it obliges its subject to nothing."""
    particles = _PARTICLES.get(verb, ())
    return verb in STANCE and not behind.lstrip().startswith(particles or ("\0",))


def is_deed(verb: str, behind: str) -> bool:
    """Whether only people and groups do so: "tar fram", "bokar"; not "tar två timmar"."""
    if verb not in _DEEDS:
        return False
    needed = _NEEDS.get(verb)
    return not needed or behind.split(" ", 2)[:1] in [[word] for word in needed.split()]


def may_be_deed(verb: str) -> bool:
    """Whether the verb is a deed where people are its subject: "Ida gör", "Bo tar"."""
    return verb in _DEEDS


def is_deed_to_do(infinitive: str) -> bool:
    """Whether an infinitive behind "ska" is such a deed: "boka", "ta", "redovisa"."""
    return f"{infinitive}r" in _DEEDS or f"{infinitive.removesuffix('a')}er" in _DEEDS
