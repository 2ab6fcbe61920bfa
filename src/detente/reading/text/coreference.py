"""Whom pronouns and bare offices mean: "he", "it", "the ministry", "the trade minister", "the bloc"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.reading.gazetteers.parties import PARTY_WORDS
from detente.reading.text.datelines import dateline_parties
from detente.reading.text.mentions import Mention
from detente.reading.text.ministries import field_of

if TYPE_CHECKING:
    from detente.reading.text.context import Passage, Thread

__all__ = ["resolve"]

_OFFICE = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|minister|secretary|commissioner|negotiator|representative"
    r"|spokes\w+|governor|ambassador|envoy|chair\w*|adviser|advisor|leader)$"
)
_FIRM_SPEAKS = re.compile(
    r"\b(?:company|firm|airline|carrier|conglomerate|association|federation|refiner|utility|retailer|maker|producer"
    r"|manufacturer|carmaker|automaker|shipbuilder|chipmaker|bank|fund)\b[^,;.]{0,40}\b(?:said|says|announced|signed|added)\b"
)
_UNKNOWN_SPEAKER = re.compile(
    r"^(?:The\s|A\s)?(?:[A-Z][\w&.'’-]*\s){1,4}(?:also\s)?(?:said|says|announced|added|signed)\b"
)


def resolve(mention: Mention, passage: Passage, thread: Thread) -> Mention | None:
    """The mention a pronoun points back to; ``None`` where that is not clear."""
    word = mention.name.lower()
    earlier = [m for m in passage.mentions if m.end <= mention.start and m.kind != "pronoun"]
    if word in ("he", "she"):
        people = [m for m in earlier if m.kind == "person"]
        last = thread.last_speaker
        if (
            last is not None
            and last.kind == "person"
            and passage.index - thread.last_speaker_at <= 3
            and _SAYS.match(passage.text, mention.end)
            and _QUOTED.search(passage.text[: mention.start])
        ):
            return last  # "The government of Mr Lee would never do so, she said": who speaks goes on speaking
        if people:
            return people[0]
        if thread.spoke_last is not None and thread.spoke_last.kind == "institution":
            return thread.spoke_last if thread.spoke_last.office else None  # who spoke for it is not named
        return thread.subject or thread.last_person
    if "administration" in word:
        return Mention(mention.start, mention.end, "institution", "USA", "Trump administration")
    if word.endswith("ministry") or "ministry of" in word or "ministry for" in word:
        return _ministry(mention, word, earlier, passage, thread) or _of_home(
            mention, word, earlier, passage, thread
        )
    if word.endswith(("government", "cabinet", "centre")):
        return _government(mention, word, earlier, passage, thread)
    body = _BODY.search(word)
    if body is not None:
        told = _body(body.group(), earlier, thread)
        if told is not None or body.group() != "commission":
            return told
    if word == "the bloc":
        bloc = thread.bloc()
        if bloc not in (None, "EU"):
            return Mention(mention.start, mention.end, "institution", bloc, str(bloc))
    if word in ("the commission", "the bloc"):
        known = (
            "EU" in thread.main
            or thread.legal_home == "EU"
            or not _OTHER_COMMISSION.search(thread.document.text)
        )
        return (
            Mention(mention.start, mention.end, "institution", "EU", "European Commission") if known else None
        )
    if word == "it" or word.endswith((" country", " nation", " kingdom")):
        return _thing(mention, earlier, passage, thread)
    office = _OFFICE.search(word)
    return _holder(mention, office.group(), word, earlier, passage, thread) if office else None


_SAYS = re.compile(
    r"\s(?:also\s|had\s|has\s)?(?:said|says|added|told|noted|wrote|stressed|argued|explained|continued)\b"
)
_QUOTED = re.compile(r"[a-z\d%][,?!][”\"’']?\s$")
_BODY = re.compile(r"\b(?:commission|authority|tribunal|directorate)$")


def _body(noun: str, earlier: list[Mention], thread: Thread) -> Mention | None:
    """ "The commission", "the investigating authority": the office called so last, else the trade office told last."""
    named = [m for m in (*thread.bodies, *earlier) if m.kind == "institution" and m.party]
    same = [m for m in named if m.name.lower().endswith(noun)]
    if same:
        return same[-1]
    sides = {m.party for m in named if _TRADE_BODY.search(m.name)}
    return named[-1] if noun == "authority" and len(sides) == 1 and named[-1].party in sides else None


_TRADE_BODY = re.compile(
    r"\b(?:[Tt]rade|[Cc]ommerce|[Cc]ustoms|[Tt]ariff|DGTR|MOFCOM|MOTIE|METI|[Cc]ommission)\b"
)
_OTHER_COMMISSION = re.compile(
    r"\b(?:(?!The\s)[A-Z][\w-]+\s)(?:and\s[A-Z]\w+\s)?Commission\b(?<!European Commission)|\bITC\b|\bUSITC\b|\bU\.S\."
    r"|\bUnited States\b"
    r"|\bIndia|\bAustralia|\bMexic"
)
"""What may be meant by "the Commission" beside the European one."""


_OWN = re.compile(r"\s(?:exports?|government|officials|authorities|firms|companies|exporters|side)\b")
"""Behind a demonym: what belongs to a side that acts, and no goods that somebody else lets in."""


def _of_home(
    mention: Mention, word: str, earlier: list[Mention], passage: Passage, thread: Thread
) -> Mention | None:
    """An authority named without its state, as one of the state the document is about."""
    party = thread.home
    if party is None or (party in _DEPARTMENTS and party not in ("ZAF", "PHL")):
        return None
    if any(m.kind == "demonym" and m.party == party and not _OWN.match(passage.text, m.end) for m in earlier):
        return None  # "duties on Norwegian salmon will go up, the ministry said": hardly its own
    return Mention(
        mention.start,
        mention.end,
        "institution",
        party,
        f"{_demonym(party)} {field_of(word)} ministry".replace("  ", " "),
    )


def _demonym(party: str) -> str:
    names, demonyms, _ = PARTY_WORDS[party]
    return (demonyms or names)[0]


def _government(
    mention: Mention, word: str, earlier: list[Mention], passage: Passage, thread: Thread
) -> Mention | None:
    """ "The government" of the side the sentence is about, else of the state of the document."""
    if word.endswith("centre"):
        return Mention(mention.start, mention.end, "institution", "IND", "Indian government")
    if "federal" in word and thread.main[:1] in (("USA",), ("CAN",)):
        party: str | None = thread.main[0]
        return Mention(mention.start, mention.end, "institution", party, f"{_demonym(str(party))} government")
    doers = [
        m
        for m in earlier
        if m.party
        and m.kind in ("name", "metonym", "institution")
        and not _GOVERNED.search(passage.text[: m.start])
        and _DOES.match(passage.text, m.end)
    ]
    people = {m.party for m in passage.mentions if m.kind == "person" and m.party}
    party = doers[-1].party if doers else None
    if party is None and len(people) == 1:
        (party,) = people  # "the government will act, the minister said": his own
    party = party or thread.home or (thread.main[0] if len(thread.main) == 1 else None)
    if party is None and thread.last_party in thread.main[:1]:
        party = thread.last_party
    if party is None or party not in PARTY_WORDS:
        return None
    return Mention(mention.start, mention.end, "institution", party, f"{_demonym(party)} {word.split()[-1]}")


_DOES = re.compile(
    r"(?:,[^,;.]{0,60},)?\s(?:also\s|\w+ly\s)?(?:will|would|has|have|had|is|was|agreed|said|says|plans|intends"
    r"|[a-z]{3,}ed)\b"
)
_ACTS = re.compile(
    rf"{_DOES.pattern}|\s(?:also\s)?(?:told|took|put|made|set|cut|gave|began|held|hit|sought|brought|sent|kept)\b"
)
_GOVERNED = re.compile(r"\b(?:of|to|with|for|on|in|by|from|against|between|than)\s(?:the\s)?$")


def _thing(mention: Mention, earlier: list[Mention], passage: Passage, thread: Thread) -> Mention | None:
    things = [m for m in earlier if m.kind in ("name", "metonym", "institution", "demonym")]
    head = passage.text[: mention.start]
    stranger = _UNKNOWN_SPEAKER.match(head)
    if stranger and not any(m.start < stranger.end() for m in earlier):
        return None  # "Vietjet said it had signed": a firm, not a state
    if _FIRM_SPEAKS.search(head):
        return None  # "Indonesian state energy company Pertamina said it had signed"
    if things:
        joined = re.search(r"(?:[,;]\s(?:and|but|while)?|\band|\bbut|\bwhile)\s?$", head)
        doers = [
            m for m in things if _DOES.match(passage.text, m.end) and not _GOVERNED.search(head[: m.start])
        ]
        # "China will drop its fees on US ships, and it will ...": who does the first thing does the second
        return doers[-1] if joined and doers else things[-1]
    if thread.last_party:
        return Mention(mention.start, mention.end, "name", thread.last_party, thread.last_party)
    return None


def _holder(
    mention: Mention, office: str, word: str, earlier: list[Mention], passage: Passage, thread: Thread
) -> Mention | None:
    """The person who holds an office that is named without him; the office itself when nobody is known."""
    people = [m for m in (*reversed(earlier), thread.last_person) if m is not None and m.kind == "person"]
    cast = thread.cast.people
    people += [
        Mention(mention.start, mention.end, "person", party, name, title)
        for name, (party, title) in reversed(list(cast.items()))
    ]
    wanted = set(re.findall(r"[a-z]+", word)) - {"the", "s"}
    for person in people:
        held = (person.office or thread.cast.office_of(person.name) or "").lower()
        if not re.search(rf"\b{office}(?:$|,? (?:of|for)\b)", held) or (
            mention.party and person.party and person.party != mention.party
        ):
            continue
        if office == "minister" and ("prime" in held) != ("prime" in wanted):
            continue
        if office == "president" and ("vice" in held) != ("vice" in wanted):
            continue
        fields = wanted & _FIELD_WORDS
        if fields and not fields & set(re.findall(r"[a-z]+", held)):
            continue
        return person
    told = thread.last_institution
    if told is not None and not mention.party:
        held = (told.office or "").lower()
        if held.startswith(office):
            return told  # "the Minister" after "the Dutch Minister of Economic Affairs"
        if office.startswith("spokes") and told.party and passage.index - thread.last_speaker_at <= 3:
            return told  # "the spokesperson" of the ministry that spoke
    if office == "president" and word == "the president" and "USA" in thread.main:
        return Mention(mention.start, mention.end, "person", "USA", "Donald Trump", "President")
    if mention.party is None:
        return None
    tail = re.search(
        rf"(?:(?:{'|'.join(sorted(_FIELD_WORDS))})\s)?(?:prime\s|vice\s|deputy\s|chief\s)?{office}$", word
    )
    name = f"{_demonym(mention.party)} {tail.group() if tail else office}"
    return Mention(mention.start, mention.end, "institution", mention.party, name, office)


_FIELD_WORDS = frozenset(
    ["trade", "commerce", "finance", "foreign", "economy", "economic", "industry", "treasury", "agriculture", "energy",
     "state", "press", "farm", "defence", "defense", "cabinet"]
)  # fmt: skip


def _ministry(
    mention: Mention, word: str, earlier: list[Mention], passage: Passage, thread: Thread
) -> Mention | None:
    """ "The commerce ministry" is that of the side that acts; the United States has departments."""
    named = [m for m in (*earlier, thread.last_institution) if m is not None and m.kind == "institution"]
    field_name = field_of(word)
    if not field_name:
        told = [m for m in named if m.party and m.party not in _DEPARTMENTS]
        return told[-1] if told else None
    same = next((m for m in reversed(named) if m.party and field_name in m.name.lower()), None)
    if same is not None:
        return same
    if field_name == "commerce" and next((m for m in named if m.name == "MOFCOM"), None):
        return Mention(mention.start, mention.end, "institution", "CHN", "MOFCOM")
    party = _home(earlier, passage, thread)
    if party == "CHN" and field_name == "commerce":
        return Mention(mention.start, mention.end, "institution", "CHN", "MOFCOM")
    if party is None or not PARTY_WORDS.get(party, ((), (), ()))[1]:
        return None
    name = f"{PARTY_WORDS[party][1][0]} {field_name} ministry"
    return Mention(mention.start, mention.end, "institution", party, name)


_DEPARTMENTS = frozenset({"USA", "EU", "CAN", "AUS", "GBR", "IRL", "ZAF", "PHL", "CHE"})
"""Sides whose trade policy is made by departments or directorates: "the ministry" alone is not theirs."""


def _home(earlier: list[Mention], passage: Passage, thread: Thread) -> str | None:
    """The state of an institution named without one: who acts here, else whose capital the dateline names.

    Never the side whose goods the sentence speaks of ("a tariff on Norwegian salmon, the ministry said").
    """
    if thread.opening_voice is not None and thread.opening_voice.party in PARTY_WORDS:
        return thread.opening_voice.party  # of the office that publishes
    text = passage.text
    states = [
        m for m in earlier if m.party and m.kind in ("name", "metonym", "demonym", "institution", "person")
    ]
    doers = [
        m
        for m in states
        if m.kind != "demonym" and not _GOVERNED.search(text[: m.start]) and _ACTS.match(text, m.end)
    ]
    said = [
        m
        for m in passage.mentions
        if m.start >= (earlier[-1].end if earlier else 0)
        and m.kind in ("name", "metonym")
        and text[: m.start].endswith(" that ")
        and _DOES.match(text, m.end)
    ]
    doers = doers or said  # "the ministry said that China will keep its duty"
    home = dateline_parties(thread.document.text)
    origins = {m.party for m in states} - {m.party for m in doers}
    if doers and doers[-1].party != "USA":
        return doers[-1].party
    legal = thread.legal_home
    if legal is not None and legal not in origins and legal not in _DEPARTMENTS:
        return legal
    ranked: list[str | None] = [thread.last_party, thread.announcer]
    if home:
        ranked = [*(p for p in ranked if p in home), *home]
    others = [p for p in thread.main[:2] if p not in _DEPARTMENTS and p not in origins]
    if len(others) == 1 or not origins:
        ranked.extend(others)
    return next((p for p in ranked if p and p not in _DEPARTMENTS and p not in origins), None)
