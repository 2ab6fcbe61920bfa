"""Where a sentence lets somebody speak: the verb of speech of a mention, and mentions that only seem to speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention

__all__ = ["STATE_ARGUES", "Speech", "act_of", "speech_of"]


_VERB = re.compile(
    r"^(?:\s\([^)]{1,60}\)|\))?(?:['’]s (?:\w+ )?(?:statement|office|ministry|spokes\w+)"
    r"|\s(?:spokes\w+|statement|notification|notice|circular|press release|communiqu[eé]))?"
    r"(?:,[^,;.]{0,80},"
    r"|,)?\s(?:\w+ly |also |had |has |have |then |himself |hereby |on (?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day(?: morning| afternoon| evening)?(?:,? \(?\w+\.? \d+\)?,?)? |on \d+ \w+(?: \d{4})? "
    r"|on [A-Z][a-z]+\.? \d+(?:, \d{4})? |today |later |in an? (?:\w+ ){1,3}?(?=[a-z]+(?:ed|aid)\b)|swiftly "
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4},?)? "
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day |this (?:morning|week) |minutes later )*(?P<verb>[a-z]+)\b"
)


_INVERTED = re.compile(
    r"[,”\"’?!]\s(?P<verb>said|says|added|noted|wrote|warned|tweeted|stated|explained|declared|argued|insisted|stressed)\s"
    r"(?:(?:the|a|an|its|their)\s)?(?:(?:[A-Z][\w.&’'-]*|[a-z]+(?= (?:minister|secretary|ministry|spokes|official))"
    r"|prime|minister|secretary|president|chief|deputy|vice|senior|spokes\w+|official|representative|negotiator|of|for|and|the),?\s){0,8}$"
)
""" "...," said the finance minister: the verb stands before the speaker."""


STATE_ARGUES = frozenset(
    [
        "claimed",
        "claims",
        "argued",
        "argues",
        "contended",
        "contends",
        "insisted",
        "insists",
        "protested",
        "complained",
        "maintained",
    ]
)
"""Verbs with which a state as a whole is heard about what others do."""


_DOES = re.compile(
    r"\s(?:\w+ly\s|also\s|now\s)?(?:is|are|was|were|will|would|has|have|had|does|did|plans|intends|stands|decided|agreed|[a-z]{3,}ed\sto)\b"
)


_GOVERNED = re.compile(
    r"\b(?:with|alongside|near|against|about|around|behind|under|briefed by|close to|talks (?:in|at)|members? of"
    r"|(?:sources?|people|persons?|insiders?) (?:in|at|within|inside|from))\s"
    r"(?:the\s|US\s|President\s|Prime Minister\s)*$"
)
"""Before a name that a preposition governs: it is no subject."""


_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|officials?|ministers?|head|statement|representative)\s(?:with|at|for|of|from)\s(?:the\s)?$"
)


_COLON = re.compile(r":\s[“\"‘']")
""" "Minister Klever: 'I have decided ...'"."""


_BY_AGENT = re.compile(
    r"\b(?:was|were|been|is|are)\s(?:\w+ly\s|also\s)?(?:(?P<verb>said|stated|announced|confirmed|denied|criticised"
    r"|criticized|rejected|condemned|disputed|hailed|welcomed|described|denounced|dismissed|revealed)"
    r"|made (?:public|known))\s(?:in a(?:n official)? statement\s)?(?:(?:on|late on)\s\w+day\s)?by\s"
    r"(?:(?:the|its|their|a|[A-Z][\w.]*['’]s?)\s)?(?:[\w-]+\s){0,3}?(?:[\w-]+,\s)?$"
)
""" "It was announced by the trade minister": the speaker stands behind the verb."""


_STATEMENT = re.compile(r"\s(?:an?|the|its|his|her|their)\s(?:\w+\s){0,2}?statement\b")


_FEELING = re.compile(
    r"\s(?:(?:its|his|her|their|the)\s)?(?:\w+\s)?(?:hopes?|concerns?|regrets?|confidence|disappointment|doubts?"
    r"|optimism|support|anger|enthusiasm|satisfaction|dismay|opposition|alarm|appreciation|gratitude|frustration"
    r"|willingness|readiness|interest|outrage|surprise)\b"
)


_PHRASES = {
    "released": _STATEMENT,
    "issued": _STATEMENT,
    "published": _STATEMENT,
    "made": re.compile(r"\s(?:it\s)?(?:plain|clear)\b|\sthe announcement\b"),
    "expressed": _FEELING,
    "voiced": _FEELING,
    "submitted": re.compile(r"\s(?:\w+\s)?(?:opinions?|comments?|questions?|objections?|views)\b"),
    "raised": re.compile(r"\s(?:\w+\s)?(?:concerns?|objections?|questions?|doubts?)\b"),
}
"""Verbs that speak with a noun: "made clear that", "expressed hope that"."""


_ADDS_THINGS = re.compile(
    r"\s(?:\d|an?\b|another\b|two\b|three\b|four\b|five\b|six\b|ten\b|several\b|more\b|the\b|\w+\s(?:to|on)\b)"
)


_BACKGROUND = re.compile(r"\b(?:when|where|after|because|since)\s[^,.;“”\"]*$")


_SPEAKERS = frozenset({"person", "institution"})


_AND_SAID = re.compile(
    r"(?:[^,;:“”\"]|,(?! (?:and|while|but|which|who)\b)){3,140}?,? and\s(?:then\s|also\s)?"
    r"(?P<verb>said|added|announced|warned|told)\b"
)
"""Behind the first verb of a sentence: the same subject speaks."""


_WHAT_IS_SAID = re.compile(
    r"(?:\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|controls|curbs|measures?|rates?|steps?|per ?cent)|%)\s"
    r"(?:(?:that|which)\s)?(?:the\s)?$"
    r"|\b(?:deal|agreement|accord|pact|talks|plan|proposal|package|goods|products|ban|quota|policy|dispute|project)\s"
    r"(?:that|which)\s(?:the\s)?$"
)
"""Before a side and a verb of speech: a thing and whose it is ("a deal that the ministry has said could come")."""


_INSIDE_APPOSITION = re.compile(r"\w,\s[^,;.]{3,60}\s(?:at|of|for|with|in|to)\s(?:the\s)?$")


_ADDRESSED = re.compile(
    r"\b(?:letters?|statement|speech|remarks|address|reply|report|briefing|testimony|answer|note|memo|message)\s"
    r"to\s(?:the\s)?$"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of speech that a mention may govern."""

    verb: str
    at: int
    """Where the verb begins in the sentence."""
    behind: str = ""
    """The words behind the verb, where the speaker stands before it."""


def speech_of(passage: Passage, mention: Mention) -> Speech | None:
    """The verb of which a mention may be the subject: behind it, before it, or in the passive."""
    text, ahead = passage.text, passage.text[: mention.start]
    if mention.kind in ("demonym", "both"):
        return None
    if _GOVERNED.search(ahead) and not _SPEAKS_FOR.search(ahead):
        return None  # "an official travelling with Trump confirmed"
    if _ADDRESSED.search(text[max(0, mention.start - 40) : mention.start]):
        return None  # "confirmed in a letter to the Dutch parliament": who is told says nothing
    first = max(0, mention.start - 110)
    inverted = _INVERTED.search(text[first : mention.start])
    if inverted is not None and _DOES.match(text, mention.end):
        inverted = None  # "Mr Rao said the government is studying it": what is said of it
    if inverted is not None and mention.name.lower() not in ("it", "they", "he", "she"):
        return Speech(inverted["verb"], first + inverted.start("verb"))
    agent = _BY_AGENT.search(text, max(0, mention.start - 60), mention.start)
    if agent is not None and mention.kind in ("person", "institution", "pronoun"):
        return Speech(agent["verb"] or "announced", agent.start("verb") if agent["verb"] else agent.start())
    if mention.kind == "person" and _COLON.match(text, mention.end):
        return Speech("said", mention.end)
    return _verb_behind(passage, mention)


def _verb_behind(passage: Passage, mention: Mention) -> Speech | None:
    """The first verb behind a mention, or the verb of speech that the same subject governs after it."""
    text = passage.text
    match = _VERB.match(text[mention.end : mention.end + 130])
    if match is None:
        return None
    verb, at = match["verb"], mention.end + match.start("verb")
    behind = text[mention.end + match.end() :]
    if mention.kind == "institution" and any(
        m.kind == "person" and mention.end < m.start < at for m in passage.mentions
    ):
        return None  # "the Commission's spokesman, Olof Gill, said": Gill speaks
    if verb in _PHRASES and _PHRASES[verb].match(behind):
        verb = "said"
    later = _AND_SAID.match(behind) if verb not in lx.SPEECH and mention.kind in _SPEAKERS else None
    if later is None or mention is not passage.mentions[0] or text.startswith(" had ", mention.end):
        return Speech(verb, at, behind)
    # "the ministry set a quota and said it would run for three years"
    return Speech(later["verb"], mention.end + match.end() + later.start("verb"), behind[later.end() :])


def _describes_somebody(passage: Passage, mention: Mention) -> bool:
    """True inside the words that tell who somebody is ("Gill, a spokesman for the Commission, said")."""
    named = next((m for m in reversed(passage.mentions) if m.end <= mention.start), None)
    between = passage.text[named.end : mention.start] if named is not None else ""
    return named is not None and named.kind == "person" and re.fullmatch(r",\s[^,;.]+", between) is not None


def act_of(passage: Passage, mention: Mention, speech: Speech) -> str | None:
    """What a speaker does with a verb; None where the verb tells of no claim or of somebody else's."""
    verb, behind, ahead = speech.verb, speech.behind, passage.text[: mention.start]
    act = lx.SPEECH.get(verb)
    if verb == "responded" and re.match(r"\s(?:\w+\s){0,3}with a threat", behind):
        act = "threatens"
    if re.match(r"\s(?:by|to be)\b", behind) or (verb == "expected" and re.match(r"\sto\b", behind)):
        return None
    aside = (
        verb in ("reaffirmed", "announced", "threatened", "confirmed")
        or mention.kind in ("name", "metonym")
        or mention.name.lower() in ("he", "she", "they")
    )
    if aside and _BACKGROUND.search(ahead):
        return None  # "the visit in May, when Modi and Lee reaffirmed the pact", "resigned because he said"
    if verb == "added" and _ADDS_THINGS.match(behind):
        return None  # "the ministry added 15 firms to its list"
    if _WHAT_IS_SAID.search(ahead):
        return None  # "the tariff that Trump has threatened": whose it is, not what somebody says now
    if verb in ("expected", "called", "described", "hailed", "termed") and re.search(
        r"\b(?:that|than|of|by|what)\s$", ahead[-20:]
    ):
        return None
    of_somebody = mention.kind != "person" and _INSIDE_APPOSITION.search(ahead)
    if of_somebody and (not _SPEAKS_FOR.search(ahead) or _describes_somebody(passage, mention)):
        return None  # "Kim, director at the presidential office, said": Kim speaks
    return act
