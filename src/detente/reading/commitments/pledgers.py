"""Who makes a promise."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from detente.reading.gazetteers.groups import GROUPS
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import follows_verb

__all__ = [
    "actor_of_promise",
    "committer",
    "committer_of_gerund",
    "has_joint_subject",
    "investor",
    "joint_subject",
    "listed_subjects",
    "market_owner",
]

_ACCESS_TO = re.compile(r"\b(?:access|openings?)\s(?:to|in|into)\s(?:the\s)?$")
_SELLS = re.compile(
    r"(?:\s[\w-]+){0,2}?\s(?:exports?|goods|products|produce|exporters|farmers|growers|producers|firms|companies|suppliers)\b"
)
_GIVEN = re.compile(
    r"\b(?:in (?:exchange|return) for|with|after|includes?|including|involves?|provides? for|covers?|foresees?"
    r"|envisages?|sees?"
    r"|entails?|features?|by)\s(?:the\s)?$"
)
"""Before a side and what it does: "in exchange for India halting ...", "the deal includes Japan buying ..."."""
_BODY = re.compile(
    r"\s(?:member states|authorities|government|officials|leaders|negotiators|side|administration)\b"
)
_INVESTORS = re.compile(
    r"\s(?:(?:and\s)?[a-z-]+\s){0,3}(?:companies|firms|businesses|investors|manufacturers|conglomerates)\b"
    r"(?=[^.;]{0,80}?\binvest(?:ing)?\b)"
)
"""``Taiwanese technology companies will invest``: the side whose firms they are."""
_THE_COUNTRY = re.compile(
    r"\b[Tt]he (?:country|nation|government|island|bloc|kingdom|republic)\s(?:(?:had|has|also|would|will|now)\s)*$"
)


def market_owner(passage: Passage, start: int, end: int) -> tuple[str, ...] | None:
    """ "a deal that will open India's market": the owner of the market opens it."""
    for mention in passage.mentions:
        if not start <= mention.start < end + 10 or mention.party is None:
            continue
        if _SELLS.match(passage.text, mention.end):
            continue  # "access for US exports": whose goods they are, and not whose market
        owns = mention.kind == "name" or re.match(
            r"\s(?:markets?|econom|sectors?)", passage.text[mention.end :]
        )
        if owns and _ACCESS_TO.search(passage.text[start : mention.start]):
            return (mention.party,)
        if re.match(
            r"['’]s?\s(?:[\w-]+\s){0,3}(?:markets?|sectors?|economy)\b",
            passage.text[mention.end : mention.end + 50],
        ):
            return (mention.party,)
        if mention.kind == "demonym" and re.match(
            r"\smarkets?\b", passage.text[mention.end : mention.end + 10]
        ):
            return (mention.party,)
    return None


def committer(passage: Passage, start: int) -> tuple[str, ...] | None:
    """ "in recognition of India's commitment to stop purchasing oil"."""
    for mention in reversed(passage.mentions):
        if mention.party and re.fullmatch(
            r"['’]s?\s(?:[\w$€£¥.,()-]+\s){0,4}", passage.text[mention.end : max(start, mention.end)]
        ):
            return (mention.party,)
    return None


def committer_of_gerund(passage: Passage, thread: Thread, start: int) -> tuple[str, ...] | None:
    """ "in exchange for India halting purchases of oil and lowering barriers": India does both."""
    text = passage.text
    if not re.match(r"[a-z]+ing\b", text[start:]):
        return None
    for mention in reversed(passage.mentions):
        if mention.end > start or start - mention.end > 120 or mention.kind in ("both", "demonym"):
            continue
        given = _GIVEN.search(text[: mention.start])
        acts = re.match(r"(?:['’]s?)?\s(?:also\s)?[a-z]+ing\b", text[mention.end :])
        if given and acts and not re.search(r"(?<![A-Z])[.;]", text[mention.end : start]):
            party = thread.party_of(mention, passage)
            return (party,) if party else None
    return None


_ASIDE = re.compile(r"\s[—–-]\s[^—–;]{3,140}?\s[—–-](?=\s)|\([^()]{1,140}\)|—[^—;]{3,140}—")
"""What stands between dashes or brackets: who is named there promises nothing."""
_MADE_TO = re.compile(r"\b(?:sees?|have|has|makes?|lets?)\s(?:the\s)?$")
_MEMBERS_NAMED = re.compile(
    r"(?:\s(?:states|countries|members|nations|bloc))?(?:\s[-–—]\s|,\s|\s\()(?:(?:namely|that is|which are"
    r"|comprising|consisting of|made up of|which comprises|that comprises)\s)?"
    r"(?:[A-Z][\w.]*(?:\s[A-Z]\w+)?(?:,\s(?:and\s)?|\sand\s)?){2,12}(?:\s[-–—]|,|\))?\s?"
)


def _group_with_members(text: str, before: list[Mention], start: int) -> tuple[str, ...] | None:
    """ "The EFTA states - Iceland, Norway and Switzerland - will invest": the group, its members being an aside."""
    for mention in before:
        named = _MEMBERS_NAMED.match(text, mention.end) if mention.party in GROUPS else None
        if mention.party and named is not None and abs(named.end() - start) <= 1:
            return (mention.party,)
    return None


_SET_OFF = re.compile(
    r",\s(?:which|who|whose|holding|having|facing|seeking|home to|with|already|one of|the|an?)\b[^,;]{3,140},\s?"
)
_COMMITMENT_BY = re.compile(
    r"\b(?:commitments?|pledges?|promises?|undertakings?|offers?|agreement|vows?)\s(?:made\s|given\s)?"
    r"(?P<by>(?:by|from)\s(?:the\s)?)(?:[A-Z][\w.]*\s){1,4}$"
)
"""``a commitment from Indonesia to buy energy``."""


def actor_of_promise(passage: Passage, thread: Thread, start: int) -> tuple[str, ...] | None:
    """The side that is the subject of the promise, or that "it", "the country" or a speaker stands for."""
    text = passage.text
    aside = [m.span() for m in _ASIDE.finditer(text, 0, start + 1)]
    before = [
        m for m in passage.mentions if m.end <= start + 1 and not any(a <= m.start < b for a, b in aside)
    ]
    country = _THE_COUNTRY.search(text[:start])
    if country is not None:
        named = [m for m in before if m.kind in ("name", "metonym") and m.party]
        if named and named[-1].start >= country.start():
            return (str(named[-1].party),)  # "the island" that is known by what it is
        party = named[-1].party if named else thread.last_party
        bloc = thread.bloc() if "bloc" in country.group() else None
        if bloc is not None:
            return (bloc,)
        if not named and any(m.party == party and m.start >= start for m in passage.mentions):
            party = thread.counterpart(party)  # "the nation will buy 50 jets from the United States"
        return (party,) if party else None
    by = _COMMITMENT_BY.search(text[:start])
    if by is not None:
        owner = next((m for m in before if m.start == by.end("by") and m.party), None)
        if owner is not None and owner.party:
            return (owner.party,)
    group = _group_with_members(text, before, start)
    if group is not None:
        return group
    for mention in reversed(before):
        if (
            mention.party
            and _MADE_TO.search(text[: mention.start])
            and not _ASIDE.sub("", text[mention.end : start]).strip()
        ):
            return (mention.party,)  # "the deal will see EFTA - four states - invest"
        body = _BODY.match(text, mention.end) or _INVESTORS.match(text, mention.end)
        if body is not None and mention.kind in ("name", "demonym"):
            mention = replace(mention, end=body.end(), kind="name")
        if mention.kind == "demonym" and not re.match(
            r"\s(?:government|side|officials|leader)", text[mention.end : mention.end + 20]
        ):
            continue
        if re.search(
            r"\b(?:of|to|with|for|on|in|by|from|against)\s(?:the )?$",
            text[max(0, mention.start - 12) : mention.start],
        ):
            continue
        tail = text[mention.end : mention.end + 80]
        if mention.kind == "both":
            if follows_verb(text, mention) and len(thread.main) >= 2:
                return tuple(thread.main[:2])
            continue
        if re.match(r",? who\b", tail) and mention.party:
            return (mention.party,)
        if _SET_OFF.fullmatch(text, mention.end, start) and mention.party:
            return (mention.party,)  # "Vietnam, holding a surplus, has committed"
        if text[mention.end : start].strip() and not follows_verb(text, mention):
            joined = re.match(r"\s(?:and|,)\s", tail)
            if not joined:
                continue
        if (
            re.match(
                r"(?:,[^,]{0,60},)?\s(?:\w+ly |also )*(?:said|says|told|added|claimed|stated|confirmed"
                r"|noted|wrote|called|described|mentioned|posted)\b",
                tail,
            )
            and mention.end < start - 12
        ):
            # a speaker commits himself only when he is the subject of the promise
            inner = [m for m in before if m.start > mention.end]
            if inner or mention.kind in ("person", "institution"):
                if mention.kind == "person" and re.search(r"\bthat (?:it|they|he|she|we)\b", tail):
                    return (mention.party,) if mention.party else None
                continue
        party = thread.party_of(mention, passage)
        if party is not None:
            return (party,)
    head = before[0] if before else None
    if head is None and re.match(r"(?:It|They)\b", text) and thread.last_party:
        return (thread.last_party,)
    return None


_INVESTED_BY = re.compile(r"\b(?:from|by)\s(?:the\s)?$")


def investor(passage: Passage, start: int) -> tuple[str, ...] | None:
    """ "an investment of USD 20 billion in India from New Zealand": the money is New Zealand's."""
    if not _NOUN_OF_SUM.match(passage.text, start):
        return None
    for mention in passage.mentions:
        if mention.kind == "name" and start < mention.start and mention.party:
            between = passage.text[start : mention.start]
            if len(between) < 120 and _INVESTED_BY.search(between) and not re.search(r"[;.]\s", between):
                return (mention.party,)
    return None


_NOUN_OF_SUM = re.compile(r"investments?\s(?:of|worth|totall?ing|pledge|commitment)\b")


def has_joint_subject(passage: Passage, party: str, start: int) -> bool:
    """True when two sides are the subject of the promise."""
    return joint_subject(passage, party, start) is not None


def joint_subject(passage: Passage, party: str, start: int) -> tuple[str, ...] | None:
    """Both sides of "the Netherlands and Norway agreed"; ``None`` when one of them promises alone."""
    parties = [m for m in passage.mentions if m.end <= start and m.party and m.kind in ("name", "metonym")]
    for one, other in itertools.pairwise(parties):
        joined = re.fullmatch(r",?\s(?:and)\s(?:the\s)?", passage.text[one.end : other.start])
        if (
            joined
            and one.party
            and other.party
            and party in (one.party, other.party)
            and one.party != other.party
            and not any(m.party == party and m.start > other.end for m in parties)
        ):
            return (one.party, other.party)
    return None


def listed_subjects(passage: Passage, actor: tuple[str, ...], start: int) -> tuple[str, ...] | None:
    """All of "Malaysia, Thailand and Vietnam have agreed to buy US aircraft"; two only when a third side gains."""
    named = [m for m in passage.mentions if m.end <= start and m.party and m.kind in ("name", "metonym")]
    at = next((i for i in reversed(range(len(named))) if named[i].party in actor), None)
    if at is None or not (start - named[at].end <= 1 or follows_verb(passage.text, named[at])):
        return None
    first = at
    while first > 0 and _AND_NAME.fullmatch(passage.text[named[first - 1].end : named[first].start]):
        first -= 1
    sides = tuple(dict.fromkeys(str(m.party) for m in named[first : at + 1]))
    others = {m.party for m in passage.mentions if m.party and m.start >= start} - set(sides)
    return sides if len(sides) >= 3 or (len(sides) == 2 and others) else None


_AND_NAME = re.compile(r",\s|,?\sand\s(?:the\s)?")
