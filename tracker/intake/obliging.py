"""Whether a decision obliges anybody to anything, where it names nobody."""

import re

from .first_verb import LINKS, first_verb
from .words import DECIDES, sentences, word_set

_APPROVALS = word_set(
    "godkänna godkänner godkänns godkändes godta godtar godtas godtaga godtages "
    "fastställa fastställer fastställs anta antar antas "
    "notera noterar noteras avslå avslår avslås bifalla bifaller bifalls bevilja beviljar "
    "beviljas välja väljer väljs utse utser utses tillstyrka tillstyrker avstyrka avstyrker "
    "stödja stödjer konstatera konstaterar konstateras avsluta avslutar avslutas förskjuta "
    "förskjuter flytta flyttar flyttas tacka tackar vänta väntar avvakta avvaktar avstå "
    "avstår entlediga entledigar adjungera adjungerar medge medger tillåta tillåter ändra "
    "ändras kortas kortar förläggs förlägga förlägger utgår utgå justeras föreslår väntas gäller "
    "öppnas "
    "stängs stänga införs upphör upphöra utökas minskas höjs sänks höja sänka behålla behålls "
    "inställs "
    "ställs byts kvarstår rekommendera rekommenderar antecknas avskriva avskriver avskrivs ingå "
    "vara ha upphäva upphävs bekräfta ansluta delta "
    "omvälja omväljs justera anslå anslår anslås avsätta avsätter avsätts tilldela "
    "tilldelar tilldelas förklara förklarar förklaras förorda förordar förordas bordlägga "
    "instämma instämmer kvarstå förlängs permanentas bibehålls bibehålla accepteras "
    "anvisa anvisar anvisas förlänga förlänger tillskjuta tillskjuts disponera disponeras "
    "disponerar belasta belastar belastas finansiera finansieras balansera balanseras "
    "omdisponera omdisponeras ombudgeterar ombudgetera täcka täcks rösta röstar ansluter biträda "
    "biträder vidhålla vidhåller permanenta avveckla frånträda omfatta omfattar "
    "tillträda tillträder "
    "inväntar invänta inväntas acceptera accepterar välkomna välkomnar uttala uttalar önska önskar"
)
# Money that only changes its account: nobody has to do anything.
_MONEY = (
    r"\b\w*(?:överskott|underskott|vinst|resultat|kostnad|utgift|belopp|med|bidrag)"
    r"(?:et|en|erna|el|len)?"
)
_FORMULAS = re.compile(
    r"\blämn(?:a|ar|as)\b.*\b(?:oförändra\w+|utan\s+(?:åtgärd|bifall|erinran)|i\s+övrigt|"
    r"över\s+frågan)|"
    r"\bföreslå\w*\s+(?:kommun|region|kyrko|förbunds)?(?:fullmäktige|stämman|årsmötet)\b|"
    r"\bomedelbart\s+justera|"
    r"\bge(?:r)?\s+(?:\w+\s+){0,3}(?:mandat|ansvarsfrihet|dispens|tillstånd)\b|\bställ(?:er|"
    r"a)\s+sig\s+positiv|"
    r"\bge(?:r)?\s+[^.;:]{2,50}?\s(?:rätt(?:en)?|fullmakt|firmateckningsrätt|befogenhet)\b|"
    rf"{_MONEY}\s+(?:förs\s+över|tas\s+(?:från|ur|av)|sätts\s+av|bokförs|förs\s+i)\b|"
    r"\b(?:föra|överföra|ta)\s+(?:[\w-]+\s+){0,2}?(?:medel|kostnaden|beloppet|överskottet|"
    r"underskottet|resultatet)\b|"
    r"\bskjuta\s+till\s+[\d ]+|"
    r"\blägg(?:a|er|s)\b.*\btill\s+handlingarna|\bställ(?:a|er)\s+sig\s+bakom|\bse[rs]?\s+positivt|"
    r"\bsom\s+sitt\s+(?:eget|svar)|\b(?:av)?ge[rs]?\s+yttrande\b|"
    r"\banse[rs]?\s+(?:\w+\s+){1,4}?(?:besvarad|besvarat|besvarade|färdigbehandla\w+|avslutad\w*)|"
    r"\bsamverkan\b.*\bi\s+(?:full\s+)?o?enighet|\bmed\s+godkännande|\bansvarsfrihet|\btill\s+protokollet",
    re.IGNORECASE,
)
_REFUSAL = re.compile(r"\b(?:inte|ej|icke|aldrig|inga|inget|ingen|nej)(?![\w-])", re.IGNORECASE)
# What a refusal must not stand behind: "undersöka varför ingen svarar".
_SUBORDINATE = re.compile(
    r"[(,;:]|\b(?:om|som|varför|hur|vilka|vilken|vad|där|när|eftersom|då|för\s+att|så\s+att|utan|"
    r"innan|förrän|men|tills)\b",
    re.IGNORECASE,
)
# "ha städdag", "hålla ett möte": an event that somebody has to arrange; not "hålla årsmötet".
_ARRANGES = re.compile(
    r"(?:att\s+)?(?:ha|hålla|håller)\s+(?!kvar\b|fast\b|öppet\b|stängt\b|sig\b)(?:en|ett|två|tre|"
    r"\w*(?:dag|möte|fest|kurs|träff|kväll|utbildning|workshop|loppis|visning)(?:ar)?)\b",
    re.IGNORECASE,
)
_GOES_LIKE_THIS = re.compile(
    r"\b(?:görs|sker|hålls|kör)\s+(?:i\s|som\b|enligt\b|på\s+(?:samma|\w+dagar(?:na)?)\b)"
)
_TAKES_PLACE = re.compile(
    r"(?:och\s+)?(?:att\s+)?(?:[\wåäö-]+\s+){0,2}?[\wåäö-]+(?:et|en|n|t|na)\s+(?:hålls|äger\s+rum|"
    r"infaller|blir)\b",
    re.IGNORECASE,
)
_WE_PAY = re.compile(
    r"(?:att\s+)?(?:\w*(?:föreningen|klubben|styrelsen|samfälligheten|gruppen|rådet|nämnden)|vi)\s+"
    r"(?:betalar|bekostar|står\s+för|bidrar|bjuder\s+på|sponsrar|finansierar)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:där\s+(?:vi|man)\s+har\s+möjlighet|om\s+möjligt|i\s+mån\s+av|kan|skulle\s+kunna|"
    r"gärna)\b",
    re.IGNORECASE,
)
# What is to lie there without a word of who does it: "Återrapport till nästa möte."
_RESULT = re.compile(
    r"(?:åter)?(?:rapport|koppling|redovisning)\b|(?:besluts)?underlag\b|utkast\b|"
    r"(?:nytt\s+)?förslag\b|(?:ny\s+)?offert\w*|besked\b|sammanställning\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"(?:att\s+)?(?:börja|starta)\s+(?:i|med\s+en?)\s+\w+", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:ombeds|uppmanas|uppdras|ska(?:ll)?|måste|kommer\s+att|behöver)\s+(?:\w+\s+){0,3}?"
    r"(?:\w+(?:as|a)|ske|göras|ges)\b"
)
_TO_BE_DONE = re.compile(
    r"\b(?:ska(?:ll)?|måste)\s+(?:\w+\s+){0,2}?vara\s+(?:klar|färdig|inne|inlämna|utskicka|"
    r"genomför|"
    r"på\s+plats|slutför)\w*|\bska(?:ll)?\s+vara\s+\w+ade?\s+(?:till|senast|före|innan|i)\b"
)
# How things are always to be done: "Avvikelser ska skrivas samma dag".
_NORM = re.compile(
    r"\bska(?:ll)?\b[^.]*\b(?:alltid|samma\s+dag|varje\s+gång|hädanefter|fortsättningsvis|"
    r"i\s+fortsättningen|framöver|framgent)\b",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"\bska(?:ll)?\s+(?:\w+\s+){0,2}?(?:vara|bestå|ha(?!\s+\w+[aiu]t\b|\s+(?:gått|gjort|läst|skrivit))|gälla|ingå|kosta|heta|omfatta|innehålla|"
    r"finnas)\b"
)
_IMPERATIVE = re.compile(
    r"(?:boka|ring|kolla|fixa|köp|skicka|skriv|mejla|mejl|maila|stäm|ta|gör|se|be|fråga|beställ|"
    r"undersök|"
    r"kontakta|hör|lägg|läs|sätt|uppdatera|bjud|ordna|hämta|lämna|prata|testa|tänk|återkom|följ|"
    r"håll|"
    r"rensa|räkna|tryck|bygg|mät|sök|släng|rita|informera|påminn|säg|skaffa|flytta|byt|lös|granska|"
    r"publicera|dela|samla|förbered|planera|utred|ansök|anmäl|avboka|boka|betala|städa|"
    r"måla)\b(?!\s+(?:är|har|blir)\b)",
    re.IGNORECASE,
)
_OWN_STANCE = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]*(?:nämnden|styrelsen|rådet|gruppen|utskottet|kommittén|fullmäktige|mötet)|"
    r"Vi|Mötet|Styrelsen|"
    r"Rådet)\s+(?:\w+\s+)?(?:utser|väljer|godkänner|antar|fastställer|tackar|tar|går|köper|"
    r"föreslår|avslår|"
    r"bifaller|noterar)\b"
)
_DECIDES = re.compile(
    rf"^.{{0,120}}?\b(?:{DECIDES}|beslut)\b(?:[^.]{{0,60}}?(?=\batt\b)|\s+(?=[a-zåäö]{{3,20}}a\b))",
    re.IGNORECASE,
)


def obliges(text: str) -> bool:
    """Whether somebody has to do something because of the decision.

    A refusal, an approval, a stance or a date merely set obliges nobody; a task in the
    infinitive ("att ta fram …") or the passive ("bokas in") does.
    """
    return any(_sentence_obliges(each) for each in sentences(_DECIDES.sub("", text, count=1)))


def is_approval(text: str) -> bool:
    """Whether the first verb approves, refuses, elects or takes note."""
    text = _DECIDES.sub("", text, count=1)
    verb = first_verb(text)
    return bool(_FORMULAS.search(text) or refuses(text) or (verb and verb in _APPROVALS))


def sets_a_day(text: str) -> bool:
    """Whether it only says when something takes place: "att årsmötet hålls den 3 april"."""
    return bool(_TAKES_PLACE.match(_DECIDES.sub("", text, count=1)))


def refuses(text: str) -> bool:
    """Whether its first clause says no: "att inte sälja", "vi bokar ingen monter"."""
    clause = _SUBORDINATE.split(_DECIDES.sub("", text, count=1), maxsplit=1)[0]
    return bool(_REFUSAL.search(clause))


def _sentence_obliges(sentence: str) -> bool:
    if _ARRANGES.match(sentence):
        return not refuses(sentence)
    if (
        is_approval(sentence)
        or _OWN_STANCE.match(sentence)
        or _SCOPE.match(sentence)
        or _HEDGE.search(sentence)
        or _WE_PAY.match(sentence)
        or sets_a_day(sentence)
        or _GOES_LIKE_THIS.search(sentence)
        or _NORM.search(sentence)
    ):
        return False
    if _WILL_BE.search(sentence) and not _TO_BE_DONE.search(sentence):
        return False
    if _FUTURE.search(sentence) or _IMPERATIVE.match(sentence):
        return True
    verb = first_verb(sentence)
    if not verb:
        return bool(_RESULT.match(sentence))
    return verb not in LINKS
