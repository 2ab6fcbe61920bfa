"""Checks that several kinds of record share: parties on their sides, speakers, products, conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from detente.ledger.records import Condition, Evidence, When
from detente.reading.gazetteers.parties import MEDIA
from detente.reading.models.answers import ProposedCondition
from detente.reading.models.grounds import Ground, Place
from detente.reading.models.licences import CONDITIONAL, licensed_condition
from detente.reading.models.roles import Sides, antecedents
from detente.reading.models.values import DateRole, date_in, party_ids, tags_of, verbatim
from detente.reading.text.mentions import Mention
from detente.reading.text.products import ProductMention, find_products

__all__ = ["Check", "Speaker", "UnborneError"]


class UnborneError(Exception):
    """A field without which there is no record is not borne out by the words."""

    def __init__(self, field: str, *, contradicted: bool = False) -> None:
        super().__init__(field)
        self.field = field
        self.contradicted = contradicted


@dataclass(frozen=True)
class Speaker:
    """Somebody who says something in a sentence."""

    name: str
    party: str | None
    office: str | None


_MUTUAL = re.compile(
    r"\b(?:each other|one another|both|mutual\w*|reciprocal\w*|the two|two sides)\b", re.IGNORECASE
)
_WORLD = re.compile(
    r"\b(?:all (?:other )?(?:countries|trading partners|nations|destinations|partners|importers|imports|foreign|steel"
    r"|goods)|every (?:country|nation)|worldwide|global(?:ly)?|universal|most (?:countries|trading partners)"
    r"|the world"
    r"|the rest of the world|regardless of|anywhere|everywhere|all)\b",
    re.IGNORECASE,
)
_SPEECH = (
    r"(?:said|says|say|told|stated|added|adds|noted|announced|claim\w*|argued|wrote|posted|tweeted|explained|stressed"
    r"|emphasi[sz]ed|called|described|hailed|praised|welcomed|criticis\w+|criticiz\w+|insisted|reiterated|indicated"
    r"|suggested|declared|remarked|confirm\w*|acknowledged|den(?:y|ies|ied)|rejected|expects?|expected"
    r"|predicted|hopes?"
    r"|hoped|threat\w+|warn\w*|vow\w*|pledged|promis\w+|demanded|urged|accus\w+|blamed|spoke|signal\w*|believes?"
    r"|anticipat\w+|agreed|report\w*|mention\w*|presented|termed|responded)"
)
_SPEAKS = re.compile(
    rf"(?:\s\([^)]{{1,60}}\))?(?:['’]s (?:statement|office|ministry|spokes\w+))?(?:,[^;.]{{0,90}},|,)?"
    rf"\s(?:(?:\w+ly|also|had|has|have|then|later|himself|herself|on|in|a|an|the|today|[A-Z][a-z]+day|\w+view\w*"
    rf"|statement)\s){{0,6}}?{_SPEECH}\b"
)
_SPOKEN_BY = re.compile(
    r"(?:\b(?:according to|statement (?:of|by|from)|said|says|interview with)\s(?:a |an "
    r"|the )?(?:[\w’'.-]+\s){0,5}?)$",
    re.IGNORECASE,
)
_HE_SAYS = re.compile(rf"\b(?:he|she)\s(?:\w+\s){{0,2}}?{_SPEECH}\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|whom|what)\s$")
_EXCEPT = re.compile(
    r"\b(?:except\w*|excluding|exempt\w*|but not|other than|apart from|exclud\w+)\b", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\b(?:goods|imports|products|merchandise|exports|shipments|items|everything)\b", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:most|nearly all|almost all|majority of)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:\b\d[\d,]{2,6}|\b(?:lists? of|some|certain|selected|dozens of|hundreds of|thousands of)"
    r"|\b(?:billion|bn|million)(?: dollars| euros)?(?: worth)?(?: of)?)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)


def _joined(zone: str, end: int, start: int) -> bool:
    """True for "imports of cars", "goods such as cars"."""
    return (
        start > end
        and re.fullmatch(r"\s(?:of|such as|including|like)(?: \w+)?\s", zone[end:start]) is not None
    )


def _general(zone: str, mentioned: list[ProductMention]) -> set[str]:
    """The tags for goods in general that a stretch of a sentence bears: all, most, or a list of them."""
    out = set()
    for noun in _GENERAL.finditer(zone):
        tied = any(
            p.start <= noun.start() <= p.end + 1 or _joined(zone, noun.end(), p.start) for p in mentioned
        )
        if tied:  # "steel products", "imports of cars"
            continue
        before = zone[max(0, noun.start() - 60) : noun.start()]
        if _MOST.search(before):
            out |= {"most_goods", "all_goods"}
        elif _LISTED.search(before) or re.match(r",? (?:worth|valued at)\b", zone[noun.end() :]):
            out |= {"goods_list"}
        else:
            out |= {"all_goods"}
    return out


@dataclass
class Check:
    """One proposal in front of the gate: its sentences, and the fields that fell on the way."""

    ground: Ground
    head: Place
    """The sentence that names the record; roles, numbers and products are read there."""
    spot: int = 0
    """Offset in the head of the word or number that names the step."""
    fallen: list[str] = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)
    used: list[Place] = field(default_factory=list)
    """Further sentences that gave a date, a status or a condition."""

    def drop(self, name: str) -> None:
        if name not in self.fallen:
            self.fallen.append(name)

    def contradict(self, name: str) -> None:
        if name not in self.contradicted:
            self.contradicted.append(name)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        places = dict.fromkeys([self.head, *self.used])
        return tuple(p.evidence() for p in sorted(places, key=lambda p: p.sentence.index))

    @property
    def linked(self) -> tuple[Place, ...]:
        """The sentences for dates, statuses and conditions: the head, and quoted ones that point back to it."""
        others = [p for p in self.ground.every if p != self.head and p.points_back]
        return (self.head, *others)

    # -- parties -----------------------------------------------------------------------------------------
    def parties(
        self, names: list[str], side: Literal["actor", "target"], taken: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Those of the parties that the words put on a side, by their ids.

        Rule: a party is named in the head sentence, and not only on the other side; or it is the antecedent of a word
        that points back. ``taken`` are the parties of the other side: only words of mutuality allow one to be both.
        """
        sides = Sides.of(self.head, self.spot)
        allowed = sides.actors if side == "actor" else sides.targets
        mutual = _MUTUAL.search(self.head.text) is not None
        wanted: list[str] = []
        for name in names:
            ids = party_ids(name)
            if len(ids) != 1:
                self.drop(side)
            wanted += [i for i in ids if i not in wanted]
        held: list[str] = []
        absent: list[str] = []
        for party in wanted:
            if party == "WLD":
                if side == "target" and _WORLD.search(self.head.text):
                    held.append(party)
                else:
                    self.drop(side)
            elif party in taken and not mutual:
                self.contradict(side)
            elif party in sides.named:
                if party in allowed or mutual:
                    held.append(party)
                elif party in (sides.targets if side == "actor" else sides.actors):
                    self.contradict(side)
                else:
                    self.drop(side)
            else:
                absent.append(party)
        if absent:
            # what is not named must be all that the words before name on that side: of two, none is chosen here
            free = not held and not (allowed if side == "actor" else sides.targets)
            if free and frozenset(absent) == antecedents(self.head, side):
                held += absent
            else:
                self.drop(side)
        return tuple(held)

    # -- products ------------------------------------------------------------------------------------------
    def products(self, names: list[str], *, excluded: bool = False) -> tuple[str, ...]:
        """Tags of products the head sentence names; the excluded ones stand behind "except" and the like."""
        first, last = self.head.clause_span(self.spot)
        if not find_products(self.head.text[first:last]) and not _GENERAL.search(self.head.text[first:last]):
            first, last = 0, len(self.head.text)
        text = self.head.text[first:last]
        cue = _EXCEPT.search(text)
        before, after = (text[: cue.start()], text[cue.start() :]) if cue else (text, "")
        zone = after if excluded else before
        mentioned = find_products(zone)
        named = {p.tag for p in mentioned} | (set() if excluded else _general(zone, mentioned))
        out: list[str] = []
        for name in names:
            tags = tags_of(name)
            out += [tag for tag in tags if tag in named]
            if not tags or not set(tags) <= named:
                self.drop("exclusions" if excluded else "products")
        return tuple(dict.fromkeys(out))

    # -- dates, conditions, words -----------------------------------------------------------------------------
    def date(self, words: str | None, role: DateRole, name: str) -> When | None:
        if words is None:
            return None
        found = date_in(self.linked, words, role)
        if found is None:
            self.drop(name)
            return None
        when, place = found
        if place != self.head:
            self.used.append(place)
        return when

    def conditions(self, proposed: list[ProposedCondition]) -> tuple[Condition, ...]:
        out: list[Condition] = []
        for one in proposed:
            for place in self.linked:
                span = verbatim(place.text, one.trigger, longest=1_200)
                if span is None or span[1] - span[0] < 8:
                    continue
                words = place.text[max(0, span[0] - 24) : span[1]]
                if one.kind in licensed_condition(words) and (
                    CONDITIONAL.search(words)
                    or one.kind not in ("may",)  # the cue of the kind is a word of its own for all others
                ):
                    base = place.sentence.start
                    trigger = place.text[span[0] : span[1]]
                    source = place.whole.document.source.id
                    evidence = Evidence(
                        quote=trigger, start=base + span[0], end=base + span[1], source=source
                    )
                    out.append(Condition(kind=one.kind, trigger=trigger, evidence=(evidence,)))
                    break
            else:
                self.drop("conditions")
        return tuple(out)

    def words(
        self, given: str | None, name: str, *, longest: int = 200, cue: re.Pattern[str] | None = None
    ) -> str | None:
        """Words of the head sentence, in its own typography."""
        if given is None or not given.strip():
            return None
        span = verbatim(self.head.text, given, longest=longest)
        if span is None or (cue and not cue.search(self.head.text[max(0, span[0] - 40) : span[1]])):
            self.drop(name)
            return None
        return self.head.text[span[0] : span[1]]

    # -- speakers ------------------------------------------------------------------------------------------
    def speaker(self, name: str) -> Speaker | None:
        """The one who speaks in the head sentence, if it is whom the model names.

        A person or institution that is the subject of a verb of saying, or stands behind "according to". For "he
        said", the nearest sentence before that names a person, in the same paragraph or the one directly before: the
        only one it names, or the only one who speaks in it.
        """
        found = _speaker_at(self.head, name)
        pronoun = _HE_SAYS.search(self.head.text)
        people = [m for m in self.head.mentions if m.kind == "person"]
        if found is not None or pronoun is None or any(m.start < pronoun.start() for m in people):
            return found
        for other in self.head.whole.before(self.head):
            named = {m.name: m for m in other.mentions if m.kind == "person"}
            if not named:
                continue
            speaking = {
                m.name: m
                for m in _speaking(other)
                if m.kind == "person"
                and not _RELATIVE.search(other.text[: m.start])  # "the duty that he threatened"
            }
            (only,) = next((list(some.values()) for some in (named, speaking) if len(some) == 1), [None])
            if only is not None and _is_called(other, only, name):
                return Speaker(only.name, only.party, only.office)
            return None
        return None


def _speaking(place: Place) -> list[Mention]:
    """Persons and institutions of a sentence that speak in it; media carry what others say."""
    return [
        m
        for m in place.mentions
        if m.kind in ("person", "institution")
        and m.name not in MEDIA
        and (
            _SPEAKS.match(place.text[m.end : m.end + 170])
            or _SPOKEN_BY.search(place.text[max(0, m.start - 70) : m.start])
        )
    ]


def _speaker_at(place: Place, name: str) -> Speaker | None:
    for mention in _speaking(place):
        if _is_called(place, mention, name):
            return Speaker(mention.name, mention.party, mention.office)
    span = verbatim(place.text, name, longest=80)
    if span is None or span[1] - span[0] < 5 or not re.search(r"[A-Z]|minister|ministry|official", name):
        return None
    words = place.text[span[0] : span[1]]
    if any(m.start < span[1] and span[0] < m.end and m.kind == "person" for m in place.mentions):
        return None
    if words in MEDIA or not (
        _SPEAKS.match(place.text[span[1] : span[1] + 170])
        or _SPOKEN_BY.search(place.text[max(0, span[0] - 70) : span[0]])
    ):
        return None
    owner = next((m.party for m in place.mentions if span[0] <= m.start < span[1] and m.party), None)
    return Speaker(words, owner, None)


def _is_called(place: Place, mention: Mention, name: str) -> bool:
    """True when a name means somebody a sentence mentions: in full, as written there, or by the family name."""
    written = place.text[mention.start : mention.end]
    if name in (mention.name, written):
        return True
    return mention.kind == "person" and (name.endswith(mention.name.split()[-1]) or written in name.split())
