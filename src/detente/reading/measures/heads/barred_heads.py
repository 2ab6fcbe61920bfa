"""Heads of restrictions that a plain verb tells, without a noun for them.

``China banned Japanese seafood``, ``delisted three Brazilian beef plants``, ``stopped buying Australian coal``,
``blacklisted 20 Chinese firms``, ``capped exports of ore at 2 million tonnes``, ``allowed exports of rice``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.measures.heads.reopenings import is_food
from detente.reading.measures.status.stages import stage_of
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import follows_verb

__all__ = ["barred_heads"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A verb with its object, and what it does."""

    pattern: re.Pattern[str]
    instrument: str
    act: str = "impose"
    done: str = "in_force"
    of_another: bool = True
    """True when the goods or firms have to be another side's."""
    goods: bool = True
    food: bool = False


_SOME = (
    r"(?:(?:the|all|any|most|some|several|certain|its|more|another|around|about|over|nearly|\d[\d,]*|two|three|four|five"
    r"|six|seven|eight|nine|ten|dozens of|scores of|hundreds of)\s){0,3}"
)
_SITES = (
    r"(?:exporters?|plants?|abattoirs?|slaughterhouses?|meatworks|establishments|facilities|processors|producers|farms"
    r"|suppliers|mills|packers|vessels)"
)
_FIRMS = (
    r"(?:firms?|companies|company|entit(?:y|ies)|businesses|enterprises|refiner(?:s|ies)|banks?|shipyards?|subsidiaries"
    r"|traders|corporations)"
)
_FORMS = (
    _Form(
        re.compile(
            r"\b(?P<verb>ban(?:s|ned|ning)?|bar(?:s|red|ring)?|block(?:s|ed|ing)?|outlaw(?:s|ed|ing)?|prohibit(?:s|ed|ing)?)\s"
            r"(?!(?:(?:the|any|all|its|most|some)\s)*(?:re-?)?"
            r"(?:imports?|exports?|shipments?|sales?|suppl\w+|deliver\w+|purchases?|on|of)\b)"
        ),
        "import_ban",
    ),
    _Form(
        re.compile(
            r"\b(?P<verb>clos(?:e|es|ed|ing)|shut(?:s|ting)?)\s(?:off\s)?(?:its|the)\s(?:\w+\s)?(?:markets?|doors?|borders?)\s(?:to|for|against)\s"
        ),
        "import_ban",
    ),
    _Form(
        re.compile(
            r"\b(?P<verb>(?:stop(?:s|ped)?|halt(?:s|ed)?|suspend(?:s|ed)?|ceas(?:e|es|ed))\s(?:accept|import|buy|purchas|tak)ing"
            r"|(?:refus(?:e|es|ed) to|no longer)\s(?:accept|import)s?)\s(?![$€£\d])"
        ),
        "import_ban",
    ),
    _Form(
        re.compile(
            rf"\b(?P<verb>delist(?:s|ed|ing)?|deregister(?:s|ed|ing)?)\s{_SOME}(?=[^.;:]{{0,60}}?\b{_SITES}\b)"
            rf"|\b(?P<revokes>revok(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|cancel(?:s|led|ed|ling)?|withdr[ae]w(?:s|n|ing)?)\s{_SOME}"
            r"(?:import\s|export\s)?(?:licen[cs]es?|registrations?|permits?|approvals?|certifications?|accreditations?|eligibility|permission)\s(?:of|for)\s"
            rf"(?=[^.;:]{{0,60}}?\b{_SITES}\b)"
        ),
        "import_ban",
        food=True,
    ),
    _Form(
        re.compile(rf"\b(?P<verb>blacklist(?:s|ed|ing)?)\s{_SOME}(?=(?:[\w-]+\s){{1,4}}?{_FIRMS}\b)"),
        "entity_listing",
        goods=False,
    ),
    _Form(
        re.compile(rf"\b(?P<verb>sanction(?:s|ed|ing)?)\s{_SOME}(?=(?:[\w-]+\s){{1,4}}?{_FIRMS}\b)"),
        "sanction",
        goods=False,
    ),
    _Form(
        re.compile(
            r"\b(?P<verb>cap(?:s|ped|ping)?|limit(?:s|ed|ing)?)\s(?:its\s|the\s|annual\s|total\s)*(?:exports?|shipments?)\sof\s"
            r"(?=[^.;:]{2,60}?\s(?:at|to)\s(?:about\s|around\s)?[\d.,]+\s?(?:m|b|t|k|l|u|h|pieces|head))"
        ),
        "export_quota",
        of_another=False,
    ),
    _Form(
        re.compile(
            r"\b(?P<verb>allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|authori[sz](?:es|ed|ing))\s(?:the\s)?exports?\sof\s"
            r"(?![^.;:]{0,80}\b(?:only|subject to|licen[cs]e)\b)"
        ),
        "export_ban",
        act="remove",
        done="removed",
        of_another=False,
    ),
)
_MARK = re.compile(
    r"\b(?:ban|bar|block|outlaw|prohibit|clos|shut|stop|halt|suspend|ceas|refus|longer|delist|deregister|revok|cancel|withdr"
    r"|blacklist|sanction|cap|limit|allow|permit|authori[sz]|clear|approv)",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"[^.;:]{0,110}?(?=[.;:]|,?\s(?:after|because|but|as|while|since|amid|despite|over|which|who|when|if|unless|until|in"
    r" (?:response|retaliation))\b|$)"
)
_ELSEWHERE = re.compile(
    r"\s(?:from\s(?:[a-z]+ing\b|its\s|the\s(?:country|port|air|list|tender|race))|investment|investors|nationals|citizens"
    r"|travell?ers|students|officials|flights|airlines|apps?\b|airspace|media)\b"
)
"""What is kept out of something else than the market for goods ("barred Russian ships from its ports")."""
_CRAFT = frozenset({"ships", "aircraft", "software"})
_PART = re.compile(r"\d\s?(?:[a-z]+\s)?(?:tonnes?|tons?|t\b|lakh|million|head|barrels|litres)")
"""Part of what is banned: so much may leave all the same."""
_NOT = re.compile(r"\b(?:not|never|n['’]t|no|without|if|unless|should|who|which|that)\s(?:[\w-]+\s){0,2}$")
_BANNED = re.compile(r"\bban(?:s|ned)?\b|\bprohibit|\bembargo|\brestrict|\bcurb", re.IGNORECASE)
_SIDES = ("name", "demonym", "metonym")
_BREAK = re.compile(r"[.;:“”\"]")


def barred_heads(passage: Passage) -> list[Head]:
    """Restrictions told by a verb whose subject takes them and whose object names the goods or firms."""
    text = passage.text
    if _MARK.search(text) is None or not any(m.party for m in passage.mentions):
        return []
    out: list[Head] = []
    for form in _FORMS:
        for match in islice(form.pattern.finditer(text), MAX_HEADS):
            head = _head(passage, form, match)
            if head is not None and not any(h.start < head.end and head.start < h.end for h in out):
                out.append(head)
    return out


def _head(passage: Passage, form: _Form, match: re.Match[str]) -> Head | None:
    text = passage.text
    verb = match.start()
    owner = _owner(passage, verb)
    if owner is None or _NOT.search(text, 0, verb):
        return None
    scope = _SCOPE.match(text, match.end())
    end = scope.end() if scope is not None else match.end()
    if _ELSEWHERE.search(text, match.end(), end):
        return None
    goods = tuple(
        dict.fromkeys(
            p.tag for p in passage.products if match.end() - 1 <= p.start < end and p.tag not in _CRAFT
        )
    )
    if (form.goods and not goods) or (form.food and not any(is_food(g) for g in goods)):
        return None
    others = [
        m for m in passage.mentions
        if m.party and m.party not in owner and m.kind in _SIDES and match.end() - 1 <= m.start < end
    ]  # fmt: skip
    if form.of_another and not others:
        return None
    if form.instrument == "export_ban" and not _BANNED.search(passage.thread.document.text[:6_000]):
        return None
    if others and form.act == "remove":
        return None  # exports let out to named states: `permits` reads them
    bearers = tuple(dict.fromkeys(str(m.party) for m in _listed(text, others)))
    spared = form.act == "remove" and bool(_PART.search(text, match.end() - 1, end))
    return Head(
        verb, match.end() - 1, form.instrument, verb, match.end() - 1, whole_clause=True, owners=owner,
        bearers=bearers, goods=goods, act=form.act, exempting=spared,
        separate=spared, stage=stage_of(text, verb, "announced" if spared else form.done),
    )  # fmt: skip


def _listed(text: str, sides: list[Mention]) -> list[Mention]:
    """The first side and those listed with it ("from Norway, Canada and Japan")."""
    out = sides[:1]
    for side in sides[1:]:
        if _JOINT.fullmatch(text, out[-1].end, side.start) is None:
            break
        out.append(side)
    return out


_JOINT = re.compile(r"(?:\s\([A-Z.]{2,6}\))?(?:,?\s(?:and|or)|,)\s(?:the\s)?")


def _owner(passage: Passage, verb: int) -> tuple[str, ...] | None:
    """The side that is the subject of a verb, empty where only its government is told; ``None`` without a subject."""
    for mention in reversed([m for m in passage.mentions if m.end <= verb]):
        if mention.kind in ("demonym", "both") or _BREAK.search(passage.text, mention.end, verb):
            continue
        if _is_subject(passage, mention, verb):
            party = passage.thread.party_of(mention, passage)
            return (party,) if party else ()
    return None


def _is_subject(passage: Passage, mention: Mention, verb: int) -> bool:
    between = passage.text[mention.end : verb]
    return (
        len(between) < 70 and follows_verb(passage.text, mention) and _ADVERBS.fullmatch(between) is not None
    )


_ADVERBS = re.compile(
    r"(?:['’]s?\s(?:[a-z-]+\s){0,4}?[a-z]+)?(?:,[^,;.]{0,60},)?\s"
    r"(?:(?:has|have|had|will|would|is|are|was|to|also|then|now|already|today|yesterday"
    r"|on \w+day|last \w+|this \w+|in \w+|\w+ly|decided|plans?|planning|agreed|moved|threatened|going|set|about|be"
    r"|been|first|again|may|could|might|should|must|intends|wants|proposed|vowed|said|announced|it)\s)*"
)
