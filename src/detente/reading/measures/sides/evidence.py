"""What a sentence and its document tell of each side as the taker and as the bearer of a duty, weighed.

The constructions that say it outright come first (:mod:`~detente.reading.measures.sides.bearers`,
:mod:`~detente.reading.measures.sides.roles`). This layer looks at all that speaks for and against each side, and
mends sides that contradict it: nobody takes a duty on its own goods, and who bears a duty does not take it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.importers import FROM_THERE, MADE_IN, is_importer
from detente.reading.measures.sides.programmes import programme_owner
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["Evidence", "settle_sides", "weigh"]

STRONG = 3
"""Weight from which one sign alone decides."""

BY_NAME = 4
"""Weight of "imposed by ..."."""
POSSESSED = 2
"""Weight of a possessive before the duty, which may be that of the side that pays it."""
NEAR = 90
"""Characters from the duty in which "imposed by ..." belongs to it."""

_KEPT = re.compile(r"\b(?:maintain|keep|kept|retain|continu)\w*\b[^.;]{0,60}$")
_THOSE = re.compile(
    r"\b(?:from|on|against|to|for)\s(?:all\s)?(?:those|these|the (?:two|three|four|five))"
    r"\s(?:countries|nations|economies|states)\b"
)
_IMPORTED = re.compile(
    r"(?:\s(?:rates?|of\s[\d.]+\s?(?:%|per ?cent)))?\son\s(?:(?:all|most|some|certain|any|virtually|nearly)\s)*"
    r"(?:imported|foreign(?:-\w+)?)\b(?![^,.;]{0,60}\bfrom\s(?:the\s)?[A-Z])"
)
_TRADERS = re.compile(
    r"(?:['’]s?)?[\s-](?:[\w-]+\s(?:and\s)?){0,2}?(?:goods|products|imports|exports?|exporters?|companies|firms"
    r"|businesses|manufacturers|producers|mills|makers|carmakers|automakers|suppliers|shipments|merchandise|farmers"
    r"|growers|brands|cars|vehicles|steel|alumini?um|trucks|wines?|items|consignments|origin)\b"
)
_ON = re.compile(
    r"\b(?:on|against)\s(?:(?:all|most|the|some|certain|imports from|goods from|imports of)\s)*$"
)
_FROM = re.compile(
    r"\b(?:from|originat(?:ing|ed?|es) in|(?:produce|products?|manufacture)(?: (?:or|and) manufacture)? of"
    r"|coming out of|exported by|sold by|shipped from|produced in|made in"
    r"|manufactured in)\s(?:the\s|mainland\s|(?:[A-Z]\w+,\s)*(?:[A-Z]\w+\sand\s)?)?$"
)
_DECIDES = re.compile(
    r"(?:['’]s? (?:[\w-]+ ){0,3}?(?:ministry|government|commission|authorit\w+|department|office|council|parliament"
    r"|senate|congress|cabinet|tribunal))?(?:\s\([^)]{1,40}\))?(?:,[^,;.]{0,60},)?"
    r"(?:\s(?:will|would|has|have|had|is|are|was|were|also|then|now|today|both|each|to|be|been|on \w+|last \w+"
    r"|this \w+"
    r"|\w+ly|plans?|planned|decided|decides|agreed|agrees|intends|committed|expected|set|going|due|about"
    r"|recommended|proposed|moved|vowed|promised|threatened|begun|began))*"
    r"(?:\s(?:issu|sign|publish|approv|adopt|pass|promulgat)\w*\s(?:an?|the|its|two|three|new)\s(?:[\w-]+\s){0,3}?"
    r"(?:decrees?|orders?|laws?|bills?|regulations?|notices?|resolutions?|proclamations?|notifications?|acts?"
    r"|decisions?)"
    r"(?:\sthat|\sto|\swhich)?)?"
    r"\s(?:impos|lev(?:y|i)|slap|lift|remov|cut|lower|reduc|slash|rais|hik|doubl|suspend|paus|extend"
    r"|withdr[ae]w|scrap"
    r"|drop|eliminat|rescind|halv|delay|postpon|trim|terminat|cancel|abolish|revok|increas|maintain|appl|plac|put\b"
    r"|introduc|collect|charg|announc|recommend|propos|set\b|determin|enforc|adopt"
    r"|ax(?:e[sd]?|ing)\b|annul|nullif|quash|dismantl|liberali[sz]"
    r"|end(?:s|ed|ing)?\b|waiv|do(?:es)? away|did away)\w*\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:imposed|announced|threatened|levied|introduced|applied|charged|adopted|slapped|placed|enacted|set"
    r"|recommended|proposed)\s(?:[\w-]+\s){0,2}?by\s(?:the\s|President\s)?$"
)
_OWNER = re.compile(r"['’]s?\s(?:[\w%.-]+\s){0,3}$")
_COMPANION = re.compile(
    r"\b(?:with|between|than|like|unlike|for|of|to|on|against|from|in|over|via)\s(?:the\s)?$"
)


_BEARING = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|pay|pays|paid|paying|subject(?:ed)? to|hit (?:with|by)|attract(?:s|ed)?|incur(?:s"
    r"|red)?"
    r"|charged|taxed|exempt(?:ed)?|spared|excluded|bear|enter(?:s|ed|ing)?|saddled|slapped)\b[^;.]{0,60}$"
    r"|\b(?:will have|enjoy|benefit from|receive)\b[^;.,]{0,40}$"
)
"""Between goods that come first and the duty they bear."""
_ELSEWHERE = re.compile(
    r"\b(?:because|over|payback|response|respond\w*|retaliat\w+|by|buying|purchas\w+|with|until|unless|if|after"
    r"|as|when"
    r"|while|which|who|that|but|before|following|despite|amid|citing|saying|said|than)\b|[;:]"
)
"""Words behind which another clause begins, whose sides are not those of the duty."""
_AGAINST = re.compile(
    r"\b(?:against|response|retaliat\w+|counter\w*|reaction|reply|answer\w*)\b", re.IGNORECASE
)
_OFFICIALS = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:government|officials?|authorities|ministry|president|administration|leaders?|court"
    r"|minister"
    r"|move|decision|announcement|threat|plan)\b"
)


@dataclass(slots=True)
class Evidence:
    """Weights of each side as taker and as bearer of one measure."""

    takes: Counter[str] = field(default_factory=Counter)
    bears: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    """Weights of those whom a verb names as the ones who take it."""

    def taker(self, excluded: tuple[str, ...] = ()) -> str | None:
        """The one side that strong signs show as the taker."""
        found = {
            p: w - self.bears[p]
            for p, w in self.takes.items()
            if p not in excluded and w - self.bears[p] >= STRONG
        }
        best = max(found.values(), default=0)
        sides = [p for p, w in found.items() if w == best]
        return sides[0] if len(sides) == 1 else None

    def bearers(self) -> tuple[str, ...]:
        """Every side that strong signs show as a bearer."""
        return tuple(p for p, w in self.bears.items() if w >= STRONG and w > self.takes[p])


def weigh(passage: Passage, thread: Thread, head: Head, start: int, end: int) -> Evidence:
    """Weigh what stands for each side around a head; bearers are looked for between `start` and `end`."""
    out = Evidence()
    text = passage.text
    programme = programme_owner(passage, thread, head)
    if programme is not None:
        out.takes[programme] += 5
    clause = passage.clauses[passage.clause_at(head.start)]
    for mention in passage.mentions:
        party = thread.party_of(mention, passage)
        if party is None or mention.kind == "both":
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        if mention.kind in ("name", "demonym", "metonym") and start <= mention.start < end:
            importer = is_importer(text, mention) and programme in (None, party)
            if importer:
                out.takes[party] += 4
            elif not any(
                mention.end <= m.start < head.start and m.party not in (None, party) for m in passage.mentions
            ):
                out.bears[party] += _bears(text, mention, before, programme, head)
        if mention.start < head.start and mention.start >= min(clause.start, start):
            weight = _takes(text, mention, before, head)
            out.takes[party] += weight
            if weight >= STRONG:
                out.authors[party] += weight
        between = text[min(head.end, mention.start) : mention.start]
        if (
            _BY.search(before)
            and len(between) < NEAR
            and mention.start > head.end
            and not _AGAINST.search(between)
        ):
            out.takes[party] += BY_NAME
            out.authors[party] += BY_NAME
    return out


def _bears(text: str, mention: Mention, before: str, programme: str | None, head: Head) -> int:
    if mention.start >= head.end:
        if _ELSEWHERE.search(text[head.end : mention.start]):
            return 0
    elif mention.end > head.start or not _BEARING.search(text[mention.end : head.end]):
        return 0
    if re.match(r"(?:['’]s?)?\s(?:[\w%.-]+\s){0,3}$", text[mention.end : head.noun_start] or "-"):
        return 0  # "against US tariffs": the owner
    if _OFFICIALS.match(text, mention.end):
        return 0
    if FROM_THERE.match(text, mention.end) or (
        MADE_IN.search(before) and not re.search(r"n[o'’]t\b", before)
    ):
        return 4
    weight = 0
    if mention.kind == "demonym" or (mention.party != "USA" and text.startswith(("'", "’"), mention.end)):
        weight = 3 if _TRADERS.match(text, mention.end) else 0
    elif programme not in (None, mention.party) and _TRADERS.match(text, mention.end):
        weight = 3  # "Section 232 duties on EU imports": from there
    if (_ON.search(before) and mention.kind in ("name", "demonym")) or (
        _FROM.search(before) and mention.kind == "name"
    ):
        weight += 3
    if head.exempting and mention.kind in ("name", "demonym") and mention.end <= head.start:
        weight += 3  # "Australia is the only country exempted from the tariffs"
    return weight


def _takes(text: str, mention: Mention, before: str, head: Head) -> int:
    gap = text[mention.end : head.start]
    if mention.kind == "demonym" and not re.match(
        r"\s(?:government|authorities|officials|side|customs)\b", gap
    ):
        return 0
    if _COMPANION.search(before):
        return 0
    if len(gap) < 140 and _DECIDES.match(gap + " ") and not _AGAINST.search(gap):
        return 4 if mention.kind == "institution" else 3
    return 2 if mention.kind != "person" and _OWNER.fullmatch(gap) else 0


def _split_pair(draft: Draft, passage: Passage, head: Head, end: int) -> None:
    """ "The two agreed to delay a 25% tariff on Mexican imports": goods of one bear the duty of the other."""
    borne = {
        m.party
        for m in passage.mentions
        if m.party in draft.actor
        and head.start <= m.start < end
        and m.kind == "demonym"
        and _TRADERS.match(passage.text, m.end)
    }
    if len(borne) == 1:
        draft.target, draft.sure_target = tuple(str(p) for p in borne), True
        draft.actor = tuple(p for p in draft.actor if p not in borne)


def settle_sides(draft: Draft, passage: Passage, thread: Thread, head: Head, start: int, end: int) -> None:
    """Mend the sides of a duty where what was found contradicts the evidence, or was not found at all."""
    if draft.family == "export" and not draft.sure_target and _KEPT.search(passage.text[: head.start]):
        last = next((t for t in reversed(thread.told) if t.family == "export"), None)
        if last is not None and last.actor == draft.actor and last.sure_target:
            draft.target = last.target  # "will maintain the controls": on whom they were told to fall
    if passage.text.endswith("treatment", 0, head.noun_end):
        return  # "preferential treatment from the United States": who gives it
    if draft.family == "tariff" and len(draft.actor) == 2 and not draft.target:
        _split_pair(draft, passage, head, end)
    if draft.family != "tariff" or head.mutual or head.bearers or len(draft.actor) > 1:
        return
    clause = passage.clauses[passage.clause_at(head.start)]
    if _THOSE.search(passage.text, min(start, clause.start), end) and not draft.sure_target:
        draft.target = tuple(p for p in thread.several if p not in draft.actor and p != thread.legal_home)
        draft.sure_target = bool(draft.target)
    evidence = weigh(passage, thread, head, start, end)
    bearers = evidence.bearers()
    actor = draft.actor[0] if draft.actor else None
    if actor is None and draft.sure_target and draft.target != ("WLD",):
        draft.actor = _same_taker(passage, thread, draft.target)
        actor = draft.actor[0] if draft.actor else None
    if actor is None or actor in bearers:
        taker = evidence.taker(draft.target if draft.sure_target else ())
        if taker is not None:
            draft.actor, draft.sure_actor = (taker,), True
        elif actor is not None:
            draft.actor, draft.sure_actor = _told(thread, bearers), False
    elif evidence.takes[actor] == POSSESSED and actor not in evidence.authors:
        taker = evidence.taker((actor,))
        if taker is not None and taker in evidence.authors and evidence.authors[taker] >= BY_NAME:
            draft.actor, draft.sure_actor = (taker,), True
            draft.target, draft.sure_target = (
                (actor,),
                True,
            )  # "Taiwan's tariff, announced by the White House"
    if not bearers and not draft.sure_target and _IMPORTED.match(passage.text, head.noun_end):
        draft.target, draft.sure_target = ("WLD",), True  # "on imported cars", wherever they come from
    if bearers and not draft.sure_target:
        rest = tuple(p for p in bearers if p not in draft.actor)
        if rest:
            draft.target, draft.sure_target = rest, True
    if draft.actor and set(draft.actor) & set(draft.target):
        draft.target = tuple(p for p in draft.target if p not in draft.actor)
        if not draft.target:
            draft.target, draft.sure_target = tuple(p for p in bearers if p not in draft.actor), bool(bearers)


def _same_taker(passage: Passage, thread: Thread, target: tuple[str, ...]) -> tuple[str, ...]:
    """Who took the last duty told, when this one falls on the same side and no third side is named."""
    last = next((t for t in reversed(thread.told) if t.family == "tariff" and t.actor), None)
    if last is None or not set(target) <= set(last.target) or set(last.actor) & set(target):
        return ()
    named = {m.party for m in passage.mentions if m.party and m.kind != "person"}
    actor: tuple[str, ...] = last.actor
    return actor if named <= {*actor, *target} else ()


def _told(thread: Thread, bearers: tuple[str, ...]) -> tuple[str, ...]:
    """Who took the last duty told, else the state of the document, when they do not bear this one."""
    for told in reversed(thread.told[-6:]):
        if told.family == "tariff" and len(told.actor) == 1 and told.actor[0] not in bearers:
            actor: tuple[str, ...] = told.actor
            return actor
    home = thread.legal_home
    return (home,) if home is not None and home not in bearers else ()
