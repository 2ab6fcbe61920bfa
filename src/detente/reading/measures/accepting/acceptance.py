"""Whether the words around a named duty or control tell of a measure at all.

Three questions in this order. Do the words make something else of it: talk, background, a possibility, an effect, a
let-off (:mod:`~detente.reading.measures.accepting.refusals`)? Does the sentence give its rate? If not: does a decision
govern it (:mod:`~detente.reading.measures.accepting.governing`), and is enough known of whose it is and what it falls
on?
"""

from __future__ import annotations

import re

from detente.reading.measures.accepting.governing import governed
from detente.reading.measures.accepting.refusals import REFUSALS
from detente.reading.measures.accepting.telling import Telling
from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.pointing import REMEDIES
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.status.demands import is_demanded
from detente.reading.text.context import Passage

__all__ = ["is_measure", "names_known"]


def is_measure(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> bool:
    """True when the words around a head tell of a measure, not only of duties in general."""
    told = Telling(draft, passage, head)
    if not draft.actor or is_demanded(passage, head, start) or any(refuses(told) for refuses in REFUSALS):
        return False
    if draft.was_planned and not told.rated and _is_told_plan(draft, passage):
        return False
    if (head.white_list and draft.sure_target) or (head.stage is not None and draft.target):
        return True
    if _CONDITIONAL.match(passage.text, start):
        comma = passage.text.find(",", start, end)
        if not told.rated or head.noun_start < comma or comma < 0:
            return False  # what would happen is a condition, not a measure
        draft.status, draft.action = "threatened", "threaten"
    if told.rated or (head.exempting and told.named) or _is_struck_down(told):
        return True
    decided = (
        governed(passage, head)
        or bool(draft.expected)
        or head.definite
        or _COVERS.match(passage.text, head.noun_end) is not None
        or head.instrument == "corporate_control"  # its name is the act
        or passage.sentence.kind != "prose"
    )
    return decided and _is_told_of(told)


_COVERS = re.compile(
    r"(?:\s(?:to|on|against)\s(?:the\s)?[\w'’-]+(?:\s[\w'’-]+){0,3}?)?\s(?:also\s|now\s|currently\s|already\s)?"
    r"(?:covers?|concerns?|encompass(?:es)?)\s"
)
""" "export restrictions to Israel cover 54 product groups": what stands is told by its reach."""


def names_known(draft: Draft, passage: Passage, head: Head, start: int) -> bool:
    """True for words that name a measure told before and say something real of it ("the tariffs will apply")."""
    opens = head.noun_start < 4 and any(t.family == draft.family for t in passage.thread.told)
    if (
        not (head.definite or opens)
        or _CONDITIONAL.match(passage.text, start)
        or is_demanded(passage, head, start)
    ):
        return False
    told = Telling(draft, passage, head)
    return not any(refuses(told) for refuses in REFUSALS)


def _is_told_plan(draft: Draft, passage: Passage) -> bool:
    """ "India had issued an order in June to raise taxes on US items": the plan of what is told above."""
    told = [
        t
        for t in passage.thread.told
        if (t.family, t.actor, t.target) == (draft.family, draft.actor, draft.target)
    ]
    return draft.products in ([], ["goods_list"], ["all_goods"]) and any(
        t.status == "announced" for t in told
    )


_CONDITIONAL = re.compile(r"(?:If|Should|Unless|if|unless|should)\b")


def _is_struck_down(told: Telling) -> bool:
    return told.draft.status == "invalidated" and bool(_SWEEPING.search(told.text))


_SWEEPING = re.compile(
    r"\b(?:[Cc]ourts?|[Jj]udges?|[Tt]ribunal)\b[^.;]{0,120}\b(?:illegal|unlawful|invalid|unconstitutional)\b"
    r"|\b(?:IEEPA|emergency|[Rr]eciprocal|global)\b"
)


def _is_told_of(told: Telling) -> bool:
    """Whether enough is said of a measure without a rate: whose it is, and what or whom it falls on."""
    draft, head = told.draft, told.head
    if not draft.target and _CONTESTED.search(told.ahead):
        return False  # "a dispute over the steel tariffs": whose, another sentence tells
    if head.stated and (draft.sure_actor or (head.exempting and draft.sure_target)):
        return True  # "requires a licence for the export of 23 types of equipment"
    if draft.instrument in REMEDIES and draft.sure_target and draft.action in ("remove", "suspend"):
        return True  # "the anti-dumping duty on the products originating in Russia has been revoked"
    if told.is_duty:
        known = draft.sure_actor or _is_announced_on(told) or draft.value is not None
        return told.named or (known and _is_duty_on(told))
    if head.decreed:
        return bool(draft.products)
    if draft.family == "export":
        known = head.definite or _TOLD_OF.match(told.text, head.end) is not None
        ended = draft.action in ("suspend", "remove") and draft.sure_actor and known
        return (
            told.named
            or ended  # "will suspend the export controls it announced": they were told before
            or (draft.sure_actor and draft.sure_target)
            or (draft.sure_actor and draft.target not in ((), ("WLD",)) and known and not head.definite)
            or (head.instrument == "entity_listing" and draft.sure_actor)
            or (bool(draft.actor) and _OF_SOME.match(told.text, head.end) is not None)
            or (draft.products == ["goods_list"] and governed(told.passage, head))
        )
    if head.instrument == "investigation" and not _PROBED.search(
        told.ahead[-60:] + told.text[head.noun_end : head.noun_end + 40]
    ):
        return False  # "following a nine-month investigation": how something else came about
    if head.instrument == "sanction" and head.definite and not told.named and told.passage.thread.told:
        return False  # "The sanctions had been in place since May": the duties told before
    if head.instrument == "sanction" and not told.named and re.search(r"\btrade $", told.before):
        return False  # "slapped trade sanctions on $20 billion of goods": told by its parts, or not at all
    if draft.family == "import" and draft.sure_actor and told.text.startswith((" of ", " from "), head.end):
        known = any(t.family == "import" and t.actor == draft.actor for t in told.passage.thread.told)
        if not known:  # what is told again with fewer words is no other measure
            return governed(told.passage, head)  # "plans to ban imports of goods from the settlements"
    if head.instrument == "corporate_control":
        return draft.sure_actor
    return (draft.sure_actor or governed(told.passage, head)) and (told.named or draft.sure_target)


def _is_announced_on(told: Telling) -> bool:
    """Whether the words tell an act towards a named state, be it that they leave out whose."""
    return (
        told.draft.sure_target
        and not told.head.definite
        and not _NO_ACT.search(told.before)
        and not _ON_MANY.match(told.text, told.head.noun_end)
        and governed(told.passage, told.head)
    )


_NO_ACT = re.compile(
    r"\b(?:fac(?:e[sd]?|ing)|pay(?:s|ing)?|paid|subject to|hit by)\s(?:\w+\s){0,2}$"
    r"|(?:^|[,;“\"]|\bwhile)\s?\w+ing\s$"
    r"|(?:\b(?:not|never)|n['’]t)\s(?:[\w-]+\s){1,4}$"
)
"""``other products now facing tariffs``, ``while reducing tariffs helps``, ``did not respond with tariffs``."""
_ON_MANY = re.compile(
    r"\s(?:on|against|for|from|of)\s(?:[\w-]+\s){0,4}?(?:partners|countries|nations|economies|states)\b"
)
"""``raised duties on goods of most trading partners``: not on the one state the text is about."""


def _is_duty_on(told: Telling) -> bool:
    """Whether a duty without rate and goods is told by whom it falls on and what is done to it."""
    draft, head = told.draft, told.head
    if draft.products == ["goods_list"] and (
        draft.sure_target
        or (draft.sure_actor and not _is_known_one(told) and governed(told.passage, head))
        or (_ACT_THAT_SPARES.search(told.ahead) is not None and governed(told.passage, head))
    ):
        return True
    if draft.sure_target and draft.instrument in REMEDIES and (head.on_party or not head.definite):
        return True
    if draft.sure_target and draft.value is not None and "etaliat" in told.text[head.start : head.end]:
        return True
    frees = draft.sure_actor and draft.action in ("cut", "remove") and draft.products == ["all_goods"]
    if frees and _ON_MOST.match(told.text, head.noun_end):
        return governed(told.passage, head)  # "will scrap duties on 99% of imports": whose, the text tells
    if draft.sure_target and draft.target != ("WLD",) and draft.products and not head.definite:
        return governed(told.passage, head)
    if draft.sure_actor and not head.definite and _ON_ALL.search(told.text[: head.noun_start][-30:]):
        return draft.target in ((), ("WLD",)) and governed(told.passage, head)
    if draft.target and told.text.lower().endswith("measures", 0, head.noun_end):
        return governed(told.passage, head)  # "adopted the EU's rebalancing measures": goods told elsewhere
    if draft.sure_actor and draft.sure_target and _PROLONGS.search(told.before[-50:]):
        return True  # "has extended the additional duty on goods from Russia to 24 October"
    programme = _PROGRAMME.search(told.text[max(0, head.noun_start - 40) : head.noun_end])
    if programme and draft.sure_actor and not draft.target and draft.action in ("suspend", "remove", "cut"):
        draft.target, draft.sure_target = ("WLD",), True  # "the suspension of its reciprocal tariffs"
        return True
    if not draft.sure_target and (not draft.target or draft.action == "raise"):
        return False
    return (
        draft.action in ("cut", "remove", "suspend", "raise", "threaten")
        or _RETALIATES.search(told.before[-60:]) is not None
        or (draft.status in ("threatened", "proposed") and draft.products in (["all_goods"], ["goods_list"]))
    )


_ACT_THAT_SPARES = re.compile(
    r"\b(?:[Dd]ecree|[Oo]rder|[Nn]otification|[Rr]esolution|[Rr]egulation|[Ll]aw|[Pp]roclamation)\b[^.;]{0,70}\s(?:that|which|to)\s(?:\w+ly\s)?"
    r"(?:exempt|eliminat|abolish|remov|suspend)\w*\s[^.;]{0,40}$"
)
"""``published a decree that exempts ...``: whoever signs it, it is the act of the state of the document."""


def _is_known_one(told: Telling) -> bool:
    """True for "the duty" where a duty has been told: that one, not another on a list of goods."""
    return told.head.definite and any(t.family == "tariff" for t in told.passage.thread.told)


_ON_MOST = re.compile(
    r"\s(?:on|for|across)\s(?:(?:about|around|nearly|almost|over|some|more than|at least)\s)?"
    r"(?:[\d.]+\s?(?:%|per ?cent) of|most|all|virtually all|nearly all|almost all|substantially all)\b"
)
_PROLONGS = re.compile(r"\b(?:extend|prolong|renew)(?:s|ed|ing)?\s(?:the|its|their|an?)\s(?:[\w-]+\s){0,3}$")


_OF_SOME = re.compile(
    r"(?:(?:,|\sor|\sand)?\s(?:or\s|and\s)?(?:re-?exports?|transfers?)){0,3}"
    r"\s?(?:(?:of|on|for|over|to)\s)?(?:the\s)?(?:certain|some|several|specific|specified|selected|various"
    r"|additional|emerging|advanced"
    r"|sensitive|key|strategic|a (?:range|number|list|set|series) of|\d[\d,]*|two|three|four|five|six|seven"
    r"|eight|nine|ten"
    r"|dozens? of)\s(?:[\w-]+\s){0,3}?(?:goods|items|products?|technolog(?:y|ies)|materials?|equipment"
    r"|software|components"
    r"|commodities|minerals|metals|chemicals|substances|categories|types|devices|machines|tools"
    r"|pathogens|toxins|weapons|firearms|chips|aircraft|vessels|engines|plants|animals|seeds)\b"
)
"""``controls on certain emerging technologies``: what is controlled is said, though no vocabulary knows it."""
_ON_ALL = re.compile(
    r"\b(?:sweeping|universal|global|worldwide|across-the-board|blanket)\s(?:(?:new|import|[“\"‘']?reciprocal[”\"’']?)\s){0,2}$"
)
"""``announced sweeping tariffs``: on all goods of everybody."""
_PROGRAMME = re.compile(
    r"\b(?:reciprocal|baseline|universal|global|across-the-board)\s(?:\w+\s){0,2}", re.IGNORECASE
)
"""Duties of a programme that falls on all who are not let off."""
_CONTESTED = re.compile(
    r"\b(?:dispute|complaint|complain\w*|case|proceedings|challenge)\b[^,;.]{0,70}\b(?:over|against)\s[^,;]{0,50}$"
)
_RETALIATES = re.compile(
    r"\b(?:respond|retaliat|hit back|struck back|answer|react|counter)\w*\s(?:\w+ly\s)?with\s(?:similar|equal"
    r"|matching|identical|its own|their own|reciprocal|equivalent)?\s?"
)
_TOLD_OF = re.compile(
    r"(?:\s\w+){0,2}?\s(?:it )?(?:announced|introduced|imposed|issued|unveiled)\s(?:on|in|last|earlier|this)\b"
)
"""``export controls announced on 9 October``: known, though not told what they cover."""
_PROBED = re.compile(
    r"\b(?:launch|open|initiat|institut|start|beg[aiu]n|order|extend|terminat|suspend|conclud|announc|end(?:s|ed)?\b"
    r"|drop|continu|ongoing|on-going|under ?way|pending|widen|broaden|clos(?:e[sd]?|ing)\b)\w*"
)
