"""Heads of preferences that are taken away: most-favoured-nation treatment, schemes for poorer countries."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.measures.status.stages import stage_of
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention

__all__ = ["preference_heads"]

_WHAT = r"(?:status|treatment|access|benefits?|eligibility|privileges?|tariffs?|rates?|concessions?|arrangements?)"
_SCHEME = (
    r"(?:GSP\+?|AGOA|EBA|PNTR|Generali[sz]ed (?:System|Scheme) of (?:Tariff )?Preferences(?: Plus)?"
    r"|Everything But Arms|African Growth and Opportunity Act)"
)
_NOUN = (
    r"(?:(?:permanent )?normal[- ]trade[- ]relations?"
    r"|(?:most[- ]favou?red[- ]nation|MFN)(?= (?:[\w()“”\"]+ ){0,2}(?:status|treatment|access|benefits?|privileges?"
    r"|tariffs?\b))"
    rf"|{_SCHEME}|(?:tariff|trade|unilateral|duty|customs) (?:preferences|concessions)"
    r"|preferential (?:tariffs?|rates?|access|treatment|status|market access|trade status)"
    r"|beneficiary (?:developing )?country)"
    rf"(?: \([“\"]?[A-Z]{{2,5}}[”\"]?\))?(?: (?:trade|trading|tariff|market|scheme|programme|program))*(?: {_WHAT})?"
)
_TAKE = (
    r"(?:revok(?:es?|ed|ing)|withdr[ae]w(?:s|n|ing)?|strip(?:s|ped|ping)?|den(?:y|ies|ied|ying)|suspend(?:s|ed|ing)?"
    r"|terminat(?:es?|ed|ing)|end(?:s|ed|ing)?|remov(?:es?|ed|ing)|cancel(?:s|l?ed|l?ing)?|rescind(?:s|ed|ing)?"
    r"|abolish(?:es|ed|ing)?|scrap(?:s|ped|ping)?|repeal(?:s|ed|ing)?|eject(?:s|ed|ing)?|expel(?:s|led|ling)?"
    r"|exclud(?:es?|ed|ing)|drop(?:s|ped|ping)?)"
)
_ACTIVE = re.compile(
    rf"\b(?P<verb>{_TAKE})\s(?P<between>[^.;:]{{0,80}}?)\b(?P<noun>{_NOUN})\b", re.IGNORECASE
)
_PASSIVE = re.compile(
    rf"\b(?P<noun>{_NOUN})\b(?P<between>(?:\s(?:for|from|of|to|under|on)\s[^.;:,]{{2,60}}?)?)\s"
    r"(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|partially\s)?"
    r"(?P<verb>revoked|withdrawn|suspended|terminated|ended|removed|cancell?ed|rescinded|abolished|denied)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s(?:for|from|of|to|towards?|vis-[àa]-vis|granted to|made to)\s"
    r"(?:(?:some|certain|most|many|all|the|imports from|goods from|imports of)\s)*$"
)
_LOSES = re.compile(
    r"(?:['’]s?)?(?:\s(?:will|would|has|have|had|to|also|now|could|may|formally|officially|\w+ly)){0,3}?\s"
    r"(?:(?:was|were|is|are|be|been|being)\s(?:to be\s|also\s|now\s|\w+ly\s)?"
    r"(?:removed|excluded|suspended|dropped|stripped"
    r"|expelled|ejected|withdrawn)\s(?:from|of)"
    r"|los(?:t|es|e|ing))\s"
    rf"(?:the\s|its\s|their\s|all\s|any\s|US\s|U\.S\.\s|EU\s|EU['’]s\s|list of\s)*(?P<noun>{_NOUN})\b",
    re.IGNORECASE,
)
"""Behind who loses it: "India was removed from the GSP", "Taiwan lost its preferential tariffs"."""
_TO_COME = re.compile(r"\b(?:will|would|to|could|may|be)\b")
_LISTED = re.compile(r",?\s(?:and\s|or\s)?(?:the\s)?")
_ANY = re.compile(r"\b(?:if|unless|should|not|never|without|no)\s(?:\w+\s){0,3}$")


def preference_heads(passage: Passage) -> list[Head]:
    """Each preference that one side takes from another, with both sides where the sentence names them."""
    text = passage.text
    if not _MARK.search(text) or lx.WHITE_LIST.search(text):
        return []  # a white list is one of export controls
    out: list[Head] = _lost(passage)
    for match in (*islice(_ACTIVE.finditer(text), MAX_HEADS), *islice(_PASSIVE.finditer(text), MAX_HEADS)):
        if _ANY.search(text[: match.start("verb")]):
            continue
        losing = _losers(passage, match)
        if not losing or any(h.start <= match.start("noun") < h.end for h in out):
            continue
        stage = stage_of(text, match.start("verb"), "in_force")
        owner = _owner(passage, match, losing)
        if not owner:
            continue
        out.append(
            Head(
                match.start(), match.end(), "import_tariff", match.start("noun"), match.end("noun"),
                whole_clause=True, owners=owner, bearers=losing, stage=stage, act="raise",
                    preference=True,
            )
        )  # fmt: skip
    return out


_MARK = re.compile(
    r"referen|GSP|AGOA|EBA\b|PNTR|MFN|ormal|avou?red|beneficiary|concession|Everything But", re.IGNORECASE
)


def _lost(passage: Passage) -> list[Head]:
    """Preferences told by who loses them."""
    out: list[Head] = []
    for mention in passage.mentions:
        match = _LOSES.match(passage.text, mention.end)
        if not mention.party or mention.kind not in ("name", "metonym") or match is None:
            continue
        ahead = passage.text[mention.end : match.start("noun")]
        stage = "announced" if _TO_COME.search(ahead) else stage_of(passage.text, mention.start, "in_force")
        owner = _owner(passage, match, (mention.party,))
        if owner and not _ANY.search(passage.text[: mention.start]):
            out.append(
                Head(
                    match.start(), match.end(), "import_tariff", match.start("noun"), match.end("noun"),
                    whole_clause=True, owners=owner, bearers=(mention.party,), stage=stage, act="raise",
                    preference=True,
                )
            )  # fmt: skip
    return out


def _losers(passage: Passage, match: re.Match[str]) -> tuple[str, ...]:
    """Who loses it: the object of the verb, the possessor of the noun, or who stands behind it."""
    text = passage.text
    begin = match.start("verb") if match.start("verb") < match.start("noun") else match.start("noun") - 40
    found: list[Mention] = [
        m
        for m in passage.mentions
        if m.party
        and m.kind in ("name", "demonym", "metonym")
        and begin <= m.start < match.start("noun")
        and (match.start("verb") < match.start("noun") or text.startswith(("'", "’"), m.end))
    ]
    if _is_granted(match):
        found = []
    if not found:
        end = max(match.end(), match.end("noun"))
        behind = (m for m in passage.mentions if m.party and match.end("noun") <= m.start <= end + 60)
        for mention in behind:
            gap = text[match.end("noun") : mention.start]
            first = mention.kind in ("name", "demonym") and _OF.search(gap) and not re.search(r"[.;:]", gap)
            if first or (found and _LISTED.fullmatch(text, found[-1].end, mention.start)):
                found.append(mention)
    return tuple(dict.fromkeys(str(m.party) for m in found))


def _is_granted(match: re.Match[str]) -> bool:
    """True for concessions, which belong to who makes them ("suspending EU concessions vis-à-vis the US")."""
    return "concession" in match["noun"].lower()


_AND = re.compile(r"\sand\s(?:the\s)?")


def _owner(passage: Passage, match: re.Match[str], losing: tuple[str, ...]) -> tuple[str, ...]:
    """Who takes it away: the subject of the verb, else the side that the document speaks of beside the loser."""
    thread = passage.thread
    if _is_granted(match):
        for mention in passage.mentions:
            inside = match.start() <= mention.start < match.start("noun")
            if inside and mention.party and mention.party not in losing:
                return (mention.party,)
    first = min(match.start(), match.start("noun"))
    for mention in passage.mentions:
        party = thread.party_of(mention, passage)
        if (
            party
            and party not in losing
            and mention.start >= match.end()
            and _BY.search(passage.text[: mention.start])
        ):
            return (party,)
    for mention in reversed([m for m in passage.mentions if m.end <= first]):
        party = thread.party_of(mention, passage)
        with_object = _COMPANION.search(passage.text[: mention.start])
        if party and party not in losing and mention.kind not in ("demonym", "both") and not with_object:
            others = (
                m for m in passage.mentions if m.party and _AND.fullmatch(passage.text, m.end, mention.start)
            )
            return (*(str(m.party) for m in others if m.party not in (party, *losing)), party)
    home = thread.legal_home or thread.home
    if home is not None and home not in losing:
        return (home,)
    other = thread.counterpart(losing[0]) if len(losing) == 1 else None
    return (other,) if other is not None else ()


_BY = re.compile(r"\bby\s(?:the\s)?$")
_COMPANION = re.compile(r"\b(?:with|alongside|like|unlike|for|of|to|on|against|from|in|over)\s(?:the\s)?$")
