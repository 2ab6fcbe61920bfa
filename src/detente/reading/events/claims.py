"""Finding claims: who says what, through which carrier, with which hedge."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from detente.ledger.records import Evidence, When
from detente.reading.gazetteers.parties import MEDIA
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.datelines import dateline_end
from detente.reading.text.mentions import Mention

__all__ = ["Saying", "find_sayings"]


@dataclass(slots=True)
class Saying:
    """A claim as one sentence tells it."""

    speaker: str
    party: str | None
    office: str | None
    act: str
    hedge: str | None
    said_on: When | None
    via: str | None
    start: int
    end: int
    """Stretch of the sentence that holds what is claimed."""
    text: str
    evidence: list[Evidence] = field(default_factory=list)
    sentence: int = 0
    """Index of the sentence."""
    implied: bool = False
    """Said by the voice of a speech; it is a claim only where it tells of a record."""
    since: int | None = None
    """Index of the sentence in which the quotation it closes began; the same sentence when it quotes nothing more."""


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
_HEDGE = re.compile(
    r"\b(?P<word>expects?|expected|hopes?|hoped|may|might|could|possible|possibly|potentially|likely"
    r"|reportedly|believes?|appears?|seems?|suggest\w*|hint\w*|considering|plans?|would like)\b"
)
_VIA = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Tt]hrough|to|told)\s(?P<via>(?:an? |his |her |its |the )?(?:\w+ )?(?:interviews? (?:with"
    r"|on) (?:(?!said|says)[^.,;“\"]){3,60}|statement[^.,;]{0,50}|tweet|post|press (?:conference"
    r"|briefing)|news conference|social media|Truth Social|Twitter|X\b|"
    + "|".join(re.escape(m) for m in MEDIA)
    + r"))"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:a |an |the )?(?P<rest>[^,.;]{3,80})")


_INVERTED = re.compile(
    r"[,”\"’?!]\s(?P<verb>said|says|added|noted|wrote|warned|tweeted|stated|explained|declared|argued|insisted|stressed)\s"
    r"(?:(?:the|a|an|its|their)\s)?(?:(?:[A-Z][\w.&’'-]*|[a-z]+(?= (?:minister|secretary|ministry|spokes|official))"
    r"|prime|minister|secretary|president|chief|deputy|vice|senior|spokes\w+|official|representative|negotiator|of|for|and|the),?\s){0,8}$"
)
""" "...," said the finance minister: the verb stands before the speaker."""
_STATE_ARGUES = frozenset(
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


def find_sayings(passage: Passage, thread: Thread) -> list[Saying]:
    """The claims of one sentence by named people and institutions; media are carriers, not speakers."""
    text = passage.text
    out: list[Saying] = []
    for mention in passage.mentions:
        if mention.kind in ("demonym", "both"):
            continue
        office = _SPEAKS_FOR.search(text[: mention.start])
        if _GOVERNED.search(text[: mention.start]) and not office:
            continue  # "an official travelling with Trump confirmed"
        if _ADDRESSED.search(text[max(0, mention.start - 40) : mention.start]):
            continue  # "confirmed in a letter to the Dutch parliament": who is told says nothing
        match = _VERB.match(text[mention.end : mention.end + 130])
        quoted = mention.kind == "person" and _COLON.match(text, mention.end)
        agent = _BY_AGENT.search(text, max(0, mention.start - 60), mention.start)
        inverted = _INVERTED.search(text[max(0, mention.start - 110) : mention.start])
        if inverted is not None and _DOES.match(text, mention.end):
            inverted = None  # "Mr Rao said the government is studying it": what is said of it
        if inverted is not None and mention.name.lower() not in ("it", "they", "he", "she"):
            verb, verb_at = inverted["verb"], max(0, mention.start - 110) + inverted.start("verb")
            behind = ""
        elif agent is not None and mention.kind in ("person", "institution", "pronoun"):
            verb, behind = agent["verb"] or "announced", ""
            verb_at = agent.start("verb") if agent["verb"] else agent.start()
        elif quoted:
            verb, verb_at, behind = "said", mention.end, ""
        elif match is not None:
            verb, verb_at = match["verb"], mention.end + match.start("verb")
            behind = text[mention.end + match.end() :]
            if mention.kind == "institution" and any(
                m.kind == "person" and mention.end < m.start < verb_at for m in passage.mentions
            ):
                continue  # "the Commission's spokesman, Olof Gill, said": Gill speaks
            if verb in _PHRASES and _PHRASES[verb].match(behind):
                verb = "said"
            later = _AND_SAID.match(behind) if verb not in lx.SPEECH and mention.kind in _SPEAKERS else None
            if (
                later is not None
                and mention is passage.mentions[0]
                and not text.startswith(" had ", mention.end)
            ):
                verb, verb_at = later["verb"], mention.end + match.end() + later.start("verb")
                behind = behind[
                    later.end() :
                ]  # "the ministry set a quota and said it would run for three years"
        else:
            continue
        act = lx.SPEECH.get(verb)
        if verb == "responded" and re.match(r"\s(?:\w+\s){0,3}with a threat", behind):
            act = "threatens"
        if (
            act is None
            or re.match(r"\s(?:by|to be)\b", behind)
            or (verb == "expected" and re.match(r"\sto\b", behind))
        ):
            continue
        aside = (
            verb in ("reaffirmed", "announced", "threatened", "confirmed")
            or mention.kind in ("name", "metonym")
            or mention.name.lower() in ("he", "she", "they")
        )
        if aside and _BACKGROUND.search(text[: mention.start]):
            continue  # "the visit in May, when Modi and Lee reaffirmed the pact", "resigned because he said"
        if verb == "added" and _ADDS_THINGS.match(behind):
            continue  # "the ministry added 15 firms to its list"
        before = text[max(0, mention.start - 20) : mention.start]
        if _WHAT_IS_SAID.search(text[: mention.start]):
            continue  # "the tariff that Trump has threatened": whose it is, not what somebody says now
        if re.search(r"\b(?:that|than|of|by|what)\s$", before) and verb in (
            "expected",
            "called",
            "described",
            "hailed",
            "termed",
        ):
            continue
        if mention.kind != "person" and _INSIDE_APPOSITION.search(text[: mention.start]) and not office:
            continue  # "Kim, director at the presidential office, said": Kim speaks
        resolved = thread.resolve(mention, passage)
        if resolved is None or resolved.kind in ("pronoun", "both"):
            continue
        if resolved.kind in ("name", "metonym", "demonym") and not (verb in _STATE_ARGUES and resolved.party):
            continue  # what a state says is told as its measure or promise, unless it argues
        if resolved.name in MEDIA or resolved.name == "Xinhua":
            continue
        out.append(_saying(passage, thread, mention, resolved, act, verb_at))
    out += _joined(passage, thread, out)
    if not out:
        out += _according(passage, thread)
    voice = thread.voice
    if voice is not None and voice.speaker is not None and voice.claims and not out:
        return [_own_words(passage, voice.speaker)]
    merged = _merge_same(out)
    for saying in merged:
        saying.since = _opened_at(passage, thread)
    if merged:
        first = merged[0]
        person = first.speaker in thread.cast.people or first.office
        kind: Literal["person", "institution"] = "person" if person else "institution"
        thread.last_speaker = Mention(0, 0, kind, first.party, first.speaker, first.office)
        thread.last_speaker_at = passage.index
    return merged


_AND = re.compile(r"(?:,[^,;.]{0,80},)?\sand\s(?:the\s|its\s|his\s|her\s)?(?:[A-Za-z][\w.’'-]*\s){0,8}")


def _joined(passage: Passage, thread: Thread, sayings: list[Saying]) -> list[Saying]:
    """ "The finance minister, A, and the foreign minister, B, announced": both speak."""
    out = []
    people = [m for m in passage.mentions if m.kind == "person"]
    for one, other in itertools.pairwise(people):
        said = next((s for s in sayings if s.speaker == other.name), None)
        if (
            said is not None
            and one.name != other.name
            and not any(s.speaker == one.name for s in sayings)
            and _AND.fullmatch(passage.text[one.end : other.start])
        ):
            out.append(
                replace(said, speaker=one.name, party=one.party, office=thread.cast.office_of(one.name))
            )
    return out


def _own_words(passage: Passage, voice: Mention) -> Saying:
    """A sentence of a speech."""
    hedge = _HEDGE.search(passage.text)
    return Saying(
        voice.name, voice.party, voice.office, "asserts", hedge["word"] if hedge else None, None, None, 0,
        len(passage.text), passage.text, [passage.evidence()], passage.index, implied=True,
    )  # fmt: skip


def _opened_at(passage: Passage, thread: Thread) -> int:
    """Index of the sentence in which a quotation began that this sentence closes."""
    if thread.quote_from is None or thread.quote_paragraph != passage.sentence.paragraph:
        return passage.index
    closes = passage.text.find("”")
    opens = passage.text.find("“")
    if closes < 0:
        closes = passage.text.find('"')
    return thread.quote_from if closes >= 0 and not 0 <= opens < closes else passage.index


def _saying(
    passage: Passage, thread: Thread, mention: Mention, speaker: Mention, act: str, verb_at: int
) -> Saying:
    text = passage.text
    hedge = _HEDGE.search(text)
    if act == "asserts" and re.search(r"\bexpect(?:s|ed)?\b", text[verb_at:]):
        act = "expects"
    word = hedge["word"] if hedge else None
    if word in ("plan", "plans"):
        word = None
    start, end = _content(text, mention, verb_at)
    said = None
    for date in passage.dates:
        if (
            date.precision == "day"
            and date.anchor is None
            and -50 < date.start - verb_at < 45
            and not re.search(r"\b(?:starting|from|effective|by|until)\s$", text[: date.start])
        ) and (thread.published is None or (date.value or "") <= thread.published.isoformat()):
            said = date.when()
            break
    via = _VIA.search(text)
    according = _ACCORDING.search(text)
    carrier = via["via"].strip() if via else according["rest"].strip() if according else None
    return Saying(
        speaker.name, speaker.party, speaker.office, act, word, said, carrier, start, end,
        text[start:end].strip(" ,"),
        [passage.evidence()], passage.index,
    )  # fmt: skip


_TITLES = (
    r"(?:(?:the|its|their|[A-Z][\w.’'-]*|government|trade|finance|foreign|ministry|deputy|chief|prime|spokes\w+|minister"
    r"|secretary|official|president|director|adviser|negotiator|for|of)\s){0,8}$"
)
_QUOTED_BEFORE = re.compile(rf"[,?!][”\"’']?\s{_TITLES}|[”\"]\s{_TITLES}")
""" "...," before the titles and the name of who speaks."""
_NOTHING_MORE = re.compile(
    r"\s*(?:$|[.,;]|(?:on|in|at|to|after|during|late|early|earlier|today|yesterday|through|via|from|by|of)\b"
    r"|(?:[A-Z]\w+day|Reuters|Bloomberg|AFP|reporters|journalists|lawmakers|parliament|state)\b)"
)
"""Behind a verb of speech that closes the sentence: when, where and to whom it was said."""


_ON_DAY = re.compile(
    r"\s(?:(?:late |early )?on \w+day|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)(?=\s)"
)
"""``threatened on Friday to impose``: the day is when it was said, not what."""


def _content(text: str, mention: Mention, verb_at: int) -> tuple[int, int]:
    """What is claimed: behind "that", or the part before ", X said"."""
    verb = re.match(r"[a-z]+", text[verb_at:])
    start = verb_at + (verb.end() if verb else 0)
    opens = re.match(
        r"(?:In|On|At|According|Before|After|Minutes|During|Under|Speaking|Asked|Earlier|Later|For|With)\b",
        text,
    )
    before = _QUOTED_BEFORE.search(text, 0, mention.start)
    if before is not None and before.start() > 20 and not opens and not re.match(r"\sthat\b", text[start:]):
        quoted = text[before.start() : before.start() + 2].strip(",")[:1] in "”\"’'" and before.start() > 0
        if quoted or _NOTHING_MORE.match(text, start):
            return dateline_end(text), max(1, before.start())
    if verb_at < mention.start:  # "..., it was announced by the minister": the speaker stands last
        that = re.search(r"\sthat\s", text[mention.end :])
        if that is None:
            head = re.sub(r",?\s(?:it|this)\s(?:was|is|were|has been)$", "", text[:verb_at].rstrip())
            return dateline_end(text), max(1, len(head.rstrip(" ,")))
        start = mention.end + that.end()
    that = re.match(r"\s(?:[\w.]+\s){0,3}that\s", text[start:])
    if that:
        start += that.end()
    day = _ON_DAY.match(text, start)
    start = day.end() if day else start
    while start < len(text) - 1 and text[start] in " ,:":
        start += 1
    end = len(text.rstrip(" ."))
    return (start, end) if end - start > 3 else (0, len(text))


_ITS_WORK = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:agreements?|rules?|law|figures|data|deal|regulations|estimates)\b"
)
"""Behind a name after "according to": a source, and nobody who speaks ("according to WTO figures")."""
_ADDRESSED = re.compile(
    r"\b(?:letters?|statement|speech|remarks|address|reply|report|briefing|testimony|answer|note|memo|message)\s"
    r"to\s(?:the\s)?$"
)
_RECEIVER = re.compile(
    r"\b(?:sent|submitted|addressed|made|given|presented|notified|filed|close) (?:to|with) (?:the )?$"
)


def _according(passage: Passage, thread: Thread) -> list[Saying]:
    match = _ACCORDING.search(passage.text)
    if not match:
        return []
    for named in passage.mentions:
        mention = thread.resolve(named, passage) if named.kind == "pronoun" else named
        if mention is None:
            continue
        mention = replace(mention, start=named.start, end=named.end)
        if (
            match.start("rest") - 4 <= mention.start < match.end()
            and not _RECEIVER.search(passage.text[match.start("rest") : mention.start])
            and mention.kind in ("person", "institution")
            and mention.name not in MEDIA
            and not _ITS_WORK.match(passage.text, mention.end)
        ):
            head = passage.text[: match.start()].rstrip(" ,")
            end = len(head) if len(head) > 10 else len(passage.text)
            opens = dateline_end(passage.text) if len(head) > 10 else match.end()
            hedge = _HEDGE.search(passage.text)
            return [
                Saying(mention.name, mention.party, mention.office, "asserts",
                    hedge["word"] if hedge else None, None,
                       match["rest"], opens, end, passage.text[opens:end].strip(" ,"), [passage.evidence()],
                       passage.index)
            ]  # fmt: skip
    return []


def _merge_same(sayings: list[Saying]) -> list[Saying]:
    out: list[Saying] = []
    for saying in sayings:
        same = next((s for s in out if s.speaker == saying.speaker), None)
        if same is None:
            out.append(saying)
        elif saying.act in ("expects", "threatens", "denies", "confirms") and same.act == "asserts":
            same.act = saying.act
    return out
