"""Constructions that say outright who bears a duty and who takes it: they outrank the order of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.measures.heads.head import Head
from detente.reading.measures.heads.import_heads import BARRED_FROM
from detente.reading.measures.sides.gains import gained_by
from detente.reading.measures.sides.importers import is_importer
from detente.reading.measures.sides.programmes import programme_owner
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import follows_verb

__all__ = ["Sides", "explicit_sides", "listed_with"]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who takes a measure and at whom it is aimed, as far as one construction tells."""

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()


_TRADERS = (
    r"(?:goods|products?|imports|exports?|exporters?|companies|firms|businesses|manufacturers?"
    r"|producers?|(?:car|auto|chip|steel|wine|drug)?-?makers?|carmakers?|automakers?|rivals?|suppliers?"
    r"|shipments?|merchandise|farmers|growers|brands|cars|autos|vehicles|steel|alumini?um|trucks|wine"
    r"|winemakers|items|articles|consignments|origin)"
)


_AUX = (
    r"(?:will|would|could|must|shall|has|have|had|to|now|also|still|already|currently|then|instead"
    r"|continues?|continued|keeps?|kept|remains?|goes? on|agree[sd]?|be|been|is|are|was|were"
    r"|being|gets?"
    r"|got|both|each"
    r"|again|therefore|\w+ly|slated|set|due)"
)


_BEARS = re.compile(
    rf"(?:['’]s?)?(?:\s(?:[a-z-]+\s(?:and\s)?){{0,3}}?{_TRADERS}\b)?"
    r"(?:\s(?:to|into|outside|under|within|covered by|not covered by|from)\s(?:[\w.'’-]+\s){0,4}?[\w.'’-]+)?"
    r"(?:,[^,;]{0,50},)?"
    rf"(?:\s(?:imported|shipped|sold|exported|coming|entering|that"
    rf"|which)(?:\s[\w.’'-]+){{0,5}}?)?(?:\s{_AUX}){{0,5}}"
    r"\s(?:pay(?:s|ing)?|paid|fac(?:e|es|ed|ing)|accept(?:s|ed|ing)?|incur(?:s|red)?|bears?|borne|bearing|attract(?:s|ed)?"
    r"|assigned|given|handed|dealt|absorb\w*|hit (?:with|by)|subject(?:ed)? to"
    r"|(?<!has )(?<!have )(?<!had )charged|slapped with"
    r"|saddled with|liable (?:to|for)"
    r"|tariffed|taxed|struck with|met with|confronted with|landed with|bear|owe)\b"
)
"""What stands between the name of the side that pays and the duty it pays."""


_OBJECT = re.compile(
    r"(?:[\s\"“'‘]++(?!and\b|by\b|because\b|after\b|since\b|while\b)[\w.$%'’“”\"-]++){0,9}[\s\"“'‘(]*"
)


_AVOIDS = re.compile(
    r"(?:['’]s?)?(?:\s(?:\w+)){0,8}?\s(?:(?:ward|stave?|fend|head)(?:s|ed|ing)? off|avoid(?:s|ed|ing)?"
    r"|escap(?:e|es|ed|ing)|dodg(?:e|es|ed|ing)"
    r"|relief from|exempt(?:ed|ion)? from|spared)\b"
)


_MADE_TO_PAY = re.compile(
    r"\b(?:threaten|hit|slap|punish|strik|struck|target|penali[sz]|sadd|subject)\w*\s(?:the\s|all\s|most\s)*$"
)


_WITH = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}(?:with|to)\b")


_BORNE_BY = re.compile(
    r"\b(?:faced|paid|borne|shouldered|incurred|absorbed|suffered)(?: \w+ly)? by\s(?:the\s)?(?:many\s"
    r"|most\s)*$"
)


_AS_FOR = re.compile(r",|\b(?:than|level|rate|same|those|burden|as)\b[^,]*$")
"""``to 15%, the level faced by the EU``: only compared with."""


_DECIDES = (
    r"(?:impos|lev(?:y|i)|slap|lift|remov|cut|lower|reduc|slash|rais|hik|doubl|tripl|suspend|paus|extend"
    r"|withdr[ae]w|scrap|drop|eliminat|rescind|roll|eas(?:e|ing|ed)|halv|delay|postpon|set|trim|scal"
    r"|terminat|cancel|abolish|ax|revok|tighten|loosen|increas|keep|maintain|appl|place|put|introduc)\w*"
)


_GOVERNS = re.compile(
    rf"^(?:,[^,;]{{0,60}},)?(?:\s(?:government|administration|cabinet|officials|parliament))?"
    rf"(?:\s(?:{_AUX}|decided|planned|plans|moved|vowed|intends|on \w+|in \w+|(?!on |in )\w+ day))*"
    rf"\s{_DECIDES}(?:\s(?:down|back|up|out))?(?:\s(?:its|the|all|most|some|those|an?|existing|new"
    rf"|further))*\s*$"
)
"""From the name of a side to the possessor of the duty, when that side decides on it."""


def explicit_sides(passage: Passage, thread: Thread, head: Head) -> Sides:
    """Sides that a construction of the sentence tells beyond doubt; empty where none does."""
    if head.white_list:
        return _delisted(passage, thread)
    if head.instrument == "import_ban":
        barred = _barred(passage, head)
        if barred is not None:
            return barred
    borne = _bearers(passage, thread, head)
    gained = (
        gained_by(passage, thread, head) if not borne and lx.FAMILY.get(head.instrument) == "tariff" else None
    )
    borne = (gained,) if gained is not None else borne
    if borne:
        programme = programme_owner(passage, thread, head)
        payee = programme if programme not in (None, *borne) else _payee(passage, head, borne)
        return Sides((payee,) if payee else (), borne)
    owned = _programme_on(passage, thread, head)
    if owned is not None:
        return owned
    decided = _decider(passage, thread, head)
    return decided or Sides()


_DELISTS = re.compile(
    r"\b(?:remov|drop|strik|exclud|tak|delet|delist|includ|add|return|restor|reinstat|readmit|put|bring|brought"
    r"|re-?list"
    r"|re-?designat)\w*\s(?:of\s)?(?:also\s)?(?:the\s)?$",
    re.IGNORECASE,
)


_IS_DELISTED = re.compile(
    r"(?:\s\w+){0,3}?\s(?:be|been|was|is|being|to)\s(?:also\s)?(?:removed|dropped|struck|excluded|taken|deleted"
    r"|delisted|added|restored|reinstated|returned|readmitted|included|put back|brought back"
    r"|lose|losing|lost)\b|\s(?:will\s)?(?:loses?|lost|losing)\b"
)


_KEPT_BY = re.compile(r"['’]s?\s(?:own\s)?(?:[\w-]+\s){0,2}[“\"‘']?white ?list\b")


_TOWARDS = re.compile(
    r"\b(?:as regards|regarding|towards?|against|on|concerning|with respect to|for|to)\s(?:the\s)?$"
)


def _delisted(passage: Passage, thread: Thread) -> Sides:
    """Who takes whom off a white list."""
    text = passage.text
    for mention in passage.mentions:
        if mention.party is None or mention.kind not in ("name", "metonym"):
            continue
        before = text[max(0, mention.start - 24) : mention.start]
        if not (_DELISTS.search(before) or _IS_DELISTED.match(text, mention.end)):
            continue
        keeper = next((m for m in passage.mentions if m.party and _KEPT_BY.match(text, m.end)), None)
        owners = [
            thread.party_of(m, passage)
            for m in passage.mentions
            if m.start < mention.start
            and m.kind != "both"
            and not any(_TOWARDS.search(text[: one.start]) for one in listed_with(passage, m))
        ]
        owner = next((p for p in reversed(owners) if p and p != mention.party), None)
        owner = keeper.party if keeper is not None and keeper.party != mention.party else owner
        owner = owner or thread.counterpart(mention.party)
        return Sides((owner,) if owner else (), (mention.party,))
    return Sides()


def _barred(passage: Passage, head: Head) -> Sides | None:
    """ "Japanese seafood has been barred from China": whoever stands behind keeps out whoever stands before."""
    if not BARRED_FROM.match(passage.text, head.start):
        return None
    by = next((m for m in passage.mentions if m.party and head.end <= m.start <= head.end + 2), None)
    before = [
        m.party
        for m in passage.mentions
        if m.party and m.kind in ("name", "demonym") and m.end < head.start and by and m.party != by.party
    ]
    return Sides((str(by.party),), tuple(before[-1:])) if by is not None else None


_FACING = re.compile(r"\W*(?:(?:Now|Already|Currently|Still)\s)?[Ff]ac(?:ing|ed with)\b")


def _bearers(passage: Passage, thread: Thread, head: Head) -> tuple[str, ...]:
    """Every side that bears the duty, when the words name several ("imports from Laos and Myanmar will face")."""
    text = passage.text
    if _FACING.match(text) and passage.clause_at(head.start) == 0:
        # "Facing duties of 54 per cent, China vowed countermeasures"
        for mention in passage.mentions:
            if (
                mention.start > head.end
                and mention.party
                and re.match(r"\s[a-z]+(?:ed|s)\b", text[mention.end :])
            ):
                return (mention.party,)
    borne = _bearer(passage, thread, head)
    if borne is None:
        return ()
    named = [m for m in passage.mentions if m.party]
    last = next((m for m in reversed(named) if m.party == borne and m.start < head.end), None)
    if last is not None and is_importer(text, last) and head.rate is not None:
        return ()  # "goods imported into Canada are subject to a duty of 25%": Canada's
    return tuple(m.party for m in listed_with(passage, last) if m.party) if last is not None else (borne,)


def listed_with(passage: Passage, mention: Mention) -> list[Mention]:
    """The sides of the list that a mention is the last of ("Japan, South Korea and Malaysia")."""
    both = " both " in passage.text[max(0, mention.start - 60) : mention.start]
    named = [
        m
        for m in passage.mentions
        if m.party
        and (m.kind == mention.kind or (both and {m.kind, mention.kind} == {"name", "institution"}))
    ]
    out = [mention]
    for earlier in reversed([m for m in named if m.end <= mention.start]):
        gap = passage.text[earlier.end : out[0].start]
        if not re.fullmatch(r",?\s(?:(?:and|or|as well as|along with|together with)\s)?(?:the\s)?", gap) or (
            len(out) == 1 and not re.search(r"\b(?:and|or|as well as|with)\b", gap)
        ):
            break  # "faced with tariffs of the US, Mexico will": no list
        out.insert(0, earlier)
    return out


def _programme_on(passage: Passage, thread: Thread, head: Head) -> Sides | None:
    """ "China's reciprocal tariff rate" is that of the United States on China."""
    owner = programme_owner(passage, thread, head)
    if owner is None:
        return None
    text = passage.text
    for mention in reversed(passage.mentions):
        if mention.party in (None, owner) or mention.end > head.noun_start:
            continue
        gap = text[mention.end : head.noun_start + 12]
        if re.match(r"['’]s?\s(?:[\w%-]+\s){0,4}?(?i:reciprocal|fentanyl)\b", gap):
            return Sides((owner,), (str(mention.party),))
    return None


def _bearer(passage: Passage, thread: Thread, head: Head) -> str | None:
    text = passage.text
    clause = passage.clauses[passage.clause_at(head.start)]
    # where the verb itself names the duty ("pays 19%"), it belongs to what is looked at
    verb = re.match(r"(?:pay|fac|tax|charg|levi|assess|tariff)(?:s|ing|es|e|ed)?\b", text[head.noun_start :])
    until = head.noun_end if verb else head.start
    if clause.link in ("which", "who") and clause.start <= head.start:
        # "the EU car industry, which continues to face 25 per cent tariffs"
        bears = _BEARS.match(" " + text[clause.start : until] + " ")
        antecedents = [m for m in passage.mentions if m.party and 0 <= clause.start - m.end <= 80]
        if bears and antecedents:
            return antecedents[-1].party
    for mention in reversed(passage.mentions):
        if mention.kind in ("person", "both"):
            continue
        if mention.start >= head.end:
            borne = text[head.noun_start : mention.start]
            if mention.start - head.end < 60 and _BORNE_BY.search(borne) and not _AS_FOR.search(borne):
                return mention.party
            continue
        if head.start - mention.end > 110 or mention.end > head.start:
            continue
        gap = text[mention.end : until]
        bears = _BEARS.match(gap + " ")
        object_of = text[max(0, mention.start - 8) : mention.start].lower()
        if (
            bears
            and _OBJECT.fullmatch(gap[bears.end() :])
            and not object_of.endswith((" in ", "into ", " by "))
        ):
            party = thread.party_of(mention, passage)
            if party is not None and not is_importer(text, mention):
                return party
        avoids = _AVOIDS.match(gap + " ")
        if avoids and _OBJECT.fullmatch(gap[avoids.end() :]):
            # who wards off a duty would have borne it
            subject = mention
            if mention.kind == "pronoun":
                subject = next(
                    (m for m in passage.mentions if m.kind in ("name", "metonym", "institution")), mention
                )
            party = thread.party_of(subject, passage)
            if party is not None and not re.search(r"\b(?:its|his|their) (?:own )?(?:\w+ ){0,2}$", gap):
                return party
        made = _WITH.match(gap) and _MADE_TO_PAY.search(text[max(0, mention.start - 30) : mention.start])
        if made and len(gap) < 70 and not re.search(r"\b(?:if|unless|until)\b", gap):
            return mention.party
    return None


def _payee(passage: Passage, head: Head, bearers: tuple[str, ...]) -> str | None:
    """Who collects what the other side pays: "pay the United States a tariff", "a duty in the US"."""
    text = passage.text
    clause = passage.clauses[passage.clause_at(head.start)]
    for mention in passage.mentions:
        if (
            mention.party is None
            or mention.party in bearers
            or not clause.start <= mention.start < clause.end
        ):
            continue
        before = text[max(0, mention.start - 24) : mention.start]
        if mention.end <= head.noun_start:
            if head.noun_start - mention.end <= 40 and not re.search(
                r"\b(?:with|like|unlike|and|than)\s$", before
            ):
                return mention.party  # "will pay the United States a tariff", "faces U.S. tariffs"
        elif re.search(r"\b(?:in|into|entering|to|by)\s(?:the\s)?(?:President\s)?$", before):
            return mention.party
    return None


def _decider(passage: Passage, thread: Thread, head: Head) -> Sides | None:
    """ "Japan lifted South Korea's export restrictions": who lifts a measure owns it."""
    text = passage.text
    possessors = [
        m
        for m in passage.mentions
        if m.party
        and m.kind in ("name", "metonym", "demonym")
        and m.end <= head.noun_start
        and re.fullmatch(r"(?:['’]s?)?\s(?:[\w%.,'’“”\"-]+\s){0,5}", text[m.end : head.noun_start])
        and not (
            m.kind == "name" and follows_verb(text, m)
        )  # "since Japan imposed restrictions": the one who acts
    ]
    if not possessors:
        return None
    possessor = possessors[0] if len(possessors) == 1 else possessors[-1]
    if _aimed_elsewhere(passage, head, possessor):
        return None
    for mention in reversed(passage.mentions):
        if mention.end >= possessor.start or possessor.start - mention.end > 110 or mention.kind == "both":
            continue
        party = thread.party_of(mention, passage)
        if party is None or party == possessor.party or _COMPANION.search(text[: mention.start]):
            continue
        if _GOVERNS.match(text[mention.end : possessor.start]):
            return Sides((party,), (str(possessor.party),))
    return None


_COMPANION = re.compile(r"\b(?:with|against|between|for|from)\s(?:the\s)?$")


def _aimed_elsewhere(passage: Passage, head: Head, possessor: Mention) -> bool:
    """True for "US tariffs on Japanese goods": the side in front owns what falls on the one behind."""
    aimed = _AIMED.match(passage.text, head.noun_end)
    return aimed is not None and any(
        m.start == aimed.end() and m.party and m.party != possessor.party for m in passage.mentions
    )


_AIMED = re.compile(
    r"\s(?:(?:imposed|levied|placed|in place)\s)?(?:on|against)\s(?:(?:all|most|some|many|certain|the|imports?"
    r"|goods"
    r"|products|exports|from|of|imported)\s)*"
)
