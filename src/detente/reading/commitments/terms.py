"""How much is promised, to whom, and over which time."""

from __future__ import annotations

import re

from detente.ledger.records import When
from detente.reading.commitments import words as pw
from detente.reading.commitments.pledges import Pledge
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.numbers import MASSES_AND_VOLUMES, Amount
from detente.reading.text.subjects import speaker_party

__all__ = ["COUNTED", "amount_of", "beneficiary_of", "note", "set_window"]


_BASE = re.compile(
    r"\b(?:which|currently|from|last year|compared (?:with|to))\s(?:about\s|some\s|around\s)?$", re.IGNORECASE
)
"""Before an amount that is the level of today and not what is promised."""


COUNTED = {
    **dict.fromkeys(("aircraft", "planes", "jets", "airplanes"), "aircraft"),
    **dict.fromkeys(("vehicles", "cars"), "autos"),
    **dict.fromkeys(("ships", "vessels"), "ships"),
}
"""Goods by the word that counts them ("50 jets from Boeing")."""
_NOUN_OF_SUM = re.compile(r"investments?\b|purchases?\b|procurement\b", re.IGNORECASE)


def amount_of(passage: Passage, kind: str, start: int, limit: int) -> Amount | None:
    if kind == "investment" and _NOUN_OF_SUM.match(passage.text, start):
        beside = next((a for a in passage.amounts if len(a.unit) == 3 and 0 <= start - a.end <= 1), None)
        if beside is not None:
            return beside  # "a $350 billion investment package, including $200 billion in cash"
    units = {*MASSES_AND_VOLUMES, "units"} if kind == "market_access" else None
    for amount in passage.amounts:
        if not start <= amount.start < limit:
            continue
        if kind in ("purchase", "investment") and amount.unit == "persons":
            continue
        if units is not None and amount.unit not in units:
            continue
        if kind == "enforcement" and amount.unit != "persons":
            continue
        if kind in ("process", "policy") or _BASE.search(passage.text[start : amount.start]):
            continue
        return amount
    if kind == "investment":
        near = [a for a in passage.amounts if len(a.unit) == 3 and -90 < a.start - start < 0]
        if near and re.search(
            r"\b(?:purchas\w+|buy\w*|imports?|invest\w*|;)(?=\W)|[“”]", passage.text[near[-1].end : start]
        ):
            return None  # the amount belongs to something else
        if near and re.search(rf"\b{pw.BUY}\s[^.;]{{0,30}}$", passage.text[: near[-1].start], re.IGNORECASE):
            return None
        return near[-1] if near else None
    return None


def beneficiary_of(
    passage: Passage, thread: Thread, actor: tuple[str, ...], start: int, limit: int
) -> tuple[str, ...]:
    for mention in passage.mentions:
        if (
            start <= mention.start < limit
            and mention.party
            and mention.party not in actor
            and mention.kind in ("name", "demonym")
        ):
            return (mention.party,)
    if len(actor) == 1:
        other = thread.counterpart(actor[0]) or _maker(passage, start, limit)
        return (other,) if other and other != actor[0] else ()
    return actor


_MAKERS = re.compile(
    r"\b(?:(?P<USA>Boeing|Alaskan?|Lockheed|Nvidia|Westinghouse|Chevron|ExxonMobil|Exxon)|(?P<EU>Airbus)|(?P<BRA>Embraer)"
    r"|(?P<CHN>COMAC|Comac))\b"
)
"""Firms and places whose goods are of one side whoever writes of them ("50 Boeing jets")."""


def _maker(passage: Passage, start: int, limit: int) -> str | None:
    found = _MAKERS.search(passage.text, start, limit)
    return found.lastgroup if found else None


_ALL_BY = re.compile(r",\s(?:all|both)\s(?:by|before|until|through)\s(?:the end of\s)?(?=\w)")
"""``will buy $750 billion of energy and invest $600 billion, all by 2028``."""


def set_window(pledge: Pledge, passage: Passage, thread: Thread, start: int, limit: int) -> None:
    text = passage.text
    joint = _ALL_BY.search(text, start)
    if joint is not None:
        last = next((d for d in passage.dates if joint.start() <= d.start <= joint.end()), None)
        pledge.ends = last.when("by") if last is not None else None
    span = re.search(r"\bin each of (20\d\d)\b[^.;]*?\b(20\d\d)\b(?![^.;]*\b20\d\d\b)", text[start:limit])
    if span:
        pledge.starts = When(value=span[1], as_written=span.group(), bound="from")
        pledge.ends = When(value=span[2], as_written=span.group(), bound="by")
        pledge.years = float(int(span[2]) - int(span[1]) + 1)
        return
    months = re.search(r"\b(?:the )?last (two|three|four|six) months of (20\d\d)\b", text[start:limit])
    if months:
        count = {"two": 2, "three": 3, "four": 4, "six": 6}[months[1]]
        pledge.starts = When(value=f"{months[2]}-{13 - count:02d}", as_written=months.group(), bound="from")
        pledge.ends = When(value=f"{months[2]}-12", as_written=months.group(), bound="by")
        return
    for mention in passage.dates:
        if not start - 40 <= mention.start < limit or (
            mention.start < start
            and (
                re.search(r"\b(?:said|announced|told)\b", text[: mention.start])
                or re.search(r"\band\b", text[mention.end : start])
            )
        ):
            continue
        before = text[max(0, mention.start - 35) : mention.start]
        if re.search(r"\bbetween now and\s*$", before):
            pledge.ends = mention.when("by")
            if thread.published:
                pledge.starts = When(
                    value=thread.published.isoformat(), as_written="now", basis="publication", bound="from"
                )
        elif re.search(r"\b(?:by|until|through|before|end of|to)\s(?:the end of\s)?$", before) or re.match(
            r"by |through |until |the end|end of|before ", mention.words
        ):
            pledge.ends = mention.when("by")
        elif (
            mention.anchor == "length"
            and (mention.span_months or 0) >= 12
            and re.search(r"\b(?:over|for|in|within|during|per|next|the)\b", mention.words + before[-10:])
        ):
            pledge.years = (mention.span_months or 0) / 12
        elif re.search(r"\b(?:from|starting|beginning|as of)\s*(?:in )?$", before):
            pledge.starts = mention.when("from")
        elif mention.precision == "year" and re.match(r"(?:in|from|to)\b", mention.words):
            if mention.words.startswith("from"):
                pledge.starts = mention.when("from")
            elif mention.words.startswith("to"):
                pledge.ends = mention.when("by")
    cap = re.search(
        r"\b(?:capped at|cap of|limit(?:ed)? (?:of|to)|no more than|ceiling of|maximum of)\b", text[start:]
    )
    if cap:
        for amount in passage.amounts:
            if (
                amount.start >= start + cap.start()
                and amount.per == "year"
                and pledge.quantity
                and amount.value != pledge.quantity.value
            ):
                pledge.cap_per_year = amount.value


_SAID_LAST = re.compile(
    r"\s(?:said|says|announced|stated|confirmed|claimed|added)(?=[.,]|$|\son\s\w+day|\sin a )"
)


def _speaks_last(text: str, mention: Mention) -> bool:
    """ "Tokyo has pledged ..., the White House said": the speaker behind what is said."""
    return mention.kind in ("person", "institution") and _SAID_LAST.match(text, mention.end) is not None


def note(pledge: Pledge, passage: Passage, thread: Thread, start: int, limit: int) -> None:
    """Status, speaker and evidence of a promise."""
    text = passage.text
    pledge.status = "agreed" if pw.AGREE.search(text[:limit]) else "announced"
    _, speaker = speaker_party(passage, thread)
    if speaker is None or speaker.kind not in ("person", "institution"):
        speaker = next((m for m in passage.mentions if _speaks_last(text, m)), None)
    if speaker is not None and speaker.kind in ("person", "institution"):
        pledge.claimed_by.append(speaker.name)
        if speaker.party in pledge.actor:
            pledge.confirmed_by.append(speaker.name)
        else:
            pledge.status = "claimed"
    pledge.evidence.append(passage.evidence())
    pledge.sentences.append(passage.index)
    pledge.heads.append((passage.index, start))
    pledge.words = text[start:limit].strip(" ,.;")
