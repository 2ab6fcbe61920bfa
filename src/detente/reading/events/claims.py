"""Finding claims: who says what, through which carrier, with which hedge."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Literal

from detente.reading.events.sayings import Saying, claimed_stretch
from detente.reading.events.speaking import STATE_ARGUES, act_of, speech_of
from detente.reading.gazetteers.parties import MEDIA
from detente.reading.text.context import Passage, Thread
from detente.reading.text.datelines import dateline_end
from detente.reading.text.mentions import Mention

__all__ = ["find_sayings"]


_HEDGE = re.compile(
    r"\b(?P<word>expects?|expected|hopes?|hoped|may|might|could|possible|possibly|potentially|likely"
    r"|reportedly|believes?|appears?|seems?|suggest\w*|hint\w*|considering|plans?|would like)\b"
)
_VIA = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Tt]hrough|to|told)\s(?P<via>(?:an? |his |her |its |the )?(?:\w+ )?(?:interviews? (?:with"
    r"|on) (?:(?!said|says)[^.,;“\"]){3,60}|statement(?:\s(?!that\b)[^\s.,;“”\"]+){0,6}|tweet|post|press (?:conference"
    r"|briefing)|news conference|social media|Truth Social|Twitter|X\b|"
    + "|".join(re.escape(m) for m in MEDIA)
    + r"))"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:a |an |the )?(?P<rest>[^,.;]{3,80})")


def find_sayings(passage: Passage, thread: Thread) -> list[Saying]:
    """The claims of one sentence by named people and institutions; media are carriers, not speakers."""
    out: list[Saying] = []
    for mention in passage.mentions:
        speech = speech_of(passage, mention)
        act = act_of(passage, mention, speech) if speech is not None else None
        if speech is None or act is None:
            continue
        speaker = thread.resolve(mention, passage)
        if speaker is not None and _may_speak(speaker, speech.verb):
            out.append(_saying(passage, thread, mention, speaker, act, speech.at))
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


def _may_speak(speaker: Mention, verb: str) -> bool:
    """False for media, for whom no name is known, and for a state, whose words are its measures and promises.

    A state as a whole is heard only where it argues.
    """
    if speaker.kind in ("pronoun", "both") or speaker.name in MEDIA or speaker.name == "Xinhua":
        return False
    if speaker.kind in ("name", "metonym", "demonym"):
        return verb in STATE_ARGUES and bool(speaker.party)
    return True


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
    start, end = claimed_stretch(text, mention, verb_at)
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
        _whole_quotation(text[start:end].strip(" ,")),
        [passage.evidence()], passage.index,
    )  # fmt: skip


def _whole_quotation(words: str) -> str:
    """What is claimed without a quotation mark that is never closed."""
    return words[1:] if words.startswith("“") and "”" not in words else words


_ITS_WORK = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:agreements?|rules?|law|figures|data|deal|regulations|estimates)\b"
)
"""Behind a name after "according to": a source, and nobody who speaks ("according to WTO figures")."""
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
