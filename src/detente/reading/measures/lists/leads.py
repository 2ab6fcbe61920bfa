"""What the sentence that opens a list says for its items, and the labelled lines of an alert."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.ledger.records import When
from detente.reading.measures.days.timing import set_dates
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.head import Head
from detente.reading.measures.sides.programmes import act_owner
from detente.reading.text.context import Passage, Thread
from detente.reading.text.subjects import follows_verb

__all__ = ["Lead", "follow_lead", "note_lead", "read_label", "stage_by_lead"]

FAR = 24
"""Items of a list that can still be about what its lead named."""


@dataclass(slots=True)
class Lead:
    """Who acts in a list, and when, by the sentence that opens it ("The executive orders impose:")."""

    passage: Passage
    told: list[Draft]
    """Measures that the sentence itself tells."""
    opens: bool = True
    """False for a sentence that only stands before labelled lines."""
    actor: tuple[str, ...] = ()
    announced: When | None = None
    effective: When | None = None
    recalled: bool = False
    draft: Draft | None = None
    """The measure its items are kinds of ("the following anti-dumping duties"), measure of its own or not."""
    before: Passage | None = None
    """The sentence before it."""
    looked: bool = False
    """True once that measure has been looked for."""

    @property
    def index(self) -> int:
        return self.passage.index


def note_lead(passage: Passage, thread: Thread, told: list[Draft]) -> None:
    """Remember the sides and days of a sentence that opens a list; forget them when the list has ended."""
    last: Lead | None = thread.lead
    preceding = last.passage if last is not None and passage.index - last.index == 1 else None
    if not passage.text.rstrip().endswith(":"):
        if passage.sentence.kind != "item":
            thread.lead = Lead(passage, told, opens=False, before=preceding)
        return
    dated = Draft("import_tariff")
    end = len(passage.text)
    set_dates(dated, passage, thread, Head(end, end, "import_tariff", end, end, only=True), 0, end)
    actor = told[-1].actor if told else _subject(passage, thread)
    if not actor and _OF_AN_ACT.search(passage.text):
        before = [t for t in thread.told[-3:] if t.family == "tariff"]
        actor = before[-1].actor if before else ((thread.legal_home,) if thread.legal_home else ())
    if not told and last is not None and last.opens and passage.sentence.kind == "item":
        told = last.told  # an item that opens a list of its own, about what the first lead told
    if not told and _GOODS_ARE.search(passage.text):
        told = [t for t in thread.told[-1:] if passage.index - t.sentences[-1] <= 2]
    if told:
        dated.announced = told[-1].announced or dated.announced
        dated.effective = told[-1].effective or dated.effective
    recalled = _RECALLS.search(passage.text) is not None
    thread.lead = Lead(
        passage, told, True, actor, dated.announced, dated.effective, recalled, before=preceding
    )


_GOODS_ARE = re.compile(
    r"^(?:Below|Here|Following)\s(?:is|are)\s(?:the|a)\s(?:[\w-]+\s){0,2}?lists?\sof\s[^.;:]{0,60}:$"
    r"|^(?:The|These|Those|Such|Its|Affected|Covered|Exempt(?:ed)?|Targeted)\s(?:[\w-]+\s){0,3}?"
    r"(?:products|goods|items|imports|list)\b"
    r"[^.;:]{0,40}\b(?:includ|cover|compris|are|as follows)\w*[^.;:]{0,20}:$"
)
"""``The suspended products include:``: of the duty told before."""
_OF_AN_ACT = re.compile(
    r"\b(?:orders?|decrees?|proclamations?|notices?|notifications?|regulations?|resolutions?|measures|changes"
    r"|tariffs|duties|rates)\b",
    re.IGNORECASE,
)


_RECALLS = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|earlier|previous(?:ly)?|prior|former(?:ly)?|existing|old)\b",
    re.IGNORECASE,
)


def _subject(passage: Passage, thread: Thread) -> tuple[str, ...]:
    for mention in passage.mentions:
        if mention.kind in ("name", "metonym", "institution", "person", "pronoun") and follows_verb(
            passage.text, mention
        ):
            party = thread.party_of(mention, passage)
            if party is not None:
                return (party,)
    owner = act_owner(passage, thread)
    return (owner,) if owner is not None else ()


def _lead_of(passage: Passage, thread: Thread) -> Lead | None:
    lead: Lead | None = thread.lead
    if lead is None or passage.sentence.kind != "item" or passage.index - lead.index > FAR:
        return None
    return lead if lead.opens or passage.origin is not None else None


def follow_lead(draft: Draft, passage: Passage, thread: Thread) -> None:
    """Give an item of a list the sides of its lead, when it names none of its own."""
    lead = _lead_of(passage, thread)
    if lead is None or draft.instrument == "entity_listing":
        return  # who only points to a list in passing lists nobody
    actor, of = lead.actor, lead.draft
    if of is not None and not draft.sure_target and not set(of.target) & set(draft.actor):
        draft.target, draft.sure_target = draft.target or of.target, of.sure_target
    if of is not None and passage.origin is not None:  # "Steel: 25%": one of the duties the lead speaks of
        actor = of.actor
        draft.instrument = of.instrument if draft.instrument == "import_tariff" else draft.instrument
        draft.products = (of.products if draft.products in ([], ["all_goods"]) else None) or draft.products
    if actor and not draft.sure_actor and not set(actor) & set(draft.target):
        draft.actor, draft.sure_actor = actor, True


def stage_by_lead(draft: Draft, passage: Passage, thread: Thread) -> None:
    """Give an item of a list the days of its lead, and what becomes of the measures it lists."""
    lead = _lead_of(passage, thread)
    if lead is None:
        return
    draft.listed, draft.recalled = lead.index, lead.recalled
    of = lead.draft
    if of is not None and draft.actor == of.actor:
        if passage.origin is not None and (draft.status, draft.action) == ("announced", "impose"):
            draft.status, draft.action = of.status, of.action
        draft.announced = draft.announced or of.announced
        draft.effective = draft.effective or of.effective
        draft.expires = draft.expires or of.expires
    if _ONLY_DATES.match(lead.passage.text):
        draft.effective = draft.effective or lead.effective  # "Effective October 1:"
    if draft.actor == lead.actor:
        draft.announced = draft.announced or lead.announced
        draft.effective = draft.effective or lead.effective


_ONLY_DATES = re.compile(r"\W{0,3}(?:Effective|With effect|Starting|Beginning|From|As of)\b[^,;]{0,120}:\s*$")


_LABEL = re.compile(
    r"\W{0,3}(?P<label>(?:EFFECTIVE|Effective)(?:\s(?:DATE|[Dd]ate))?|(?:ENTRY|Entry) (?:INTO|into) (?:FORCE|force)"
    r"|(?:IN FORCE|In force) (?:FROM|from|SINCE|since)|(?:APPLICABLE|Applicable) (?:FROM|from)|(?:VALID"
    r"|Valid) (?:FROM|from)"
    r"|(?:DATE|Date)(?:\s(?:OF|of)\s(?:ISSUE|PUBLICATION|NOTICE|issue|publication|notice|announcement))?"
    r"|(?:ISSUED|Issued|PUBLISHED|Published|DATED|Dated)(?:\s(?:ON|on))?)\s?[:–—-]?\s{0,3}$"
)
_NUMBERED_ACT = re.compile(
    r"^\W{0,3}(?:[A-Z][\w./-]*\s){0,6}?(?:Notification|Circular|Notice|Announcement|Order|Resolution|Decree"
    r"|Decision|Proclamation"
    r"|Regulation)\b(?:[^;]{0,60}?\b(?:[Dd]ated|DATED)"
    r"|\s(?:\([A-Z]+\)\s)?(?:No\.?\s?)?\d[\w/.-]*(?:\s\([A-Z]+\))?,?\sof)(?:\sthe)?:?\s$"
)


def read_label(passage: Passage, thread: Thread) -> tuple[str, When] | None:
    """The day a labelled line of an alert gives: ``("effective", ...)`` or ``("announced", ...)``."""
    if len(passage.text) > 120 or not passage.dates:
        return None
    first = passage.dates[0]
    if first.value is None or first.anchor is not None:
        return None
    before = passage.text[: first.start]
    label = _LABEL.fullmatch(before)
    if label is not None:
        kind = label["label"].lower()
        began = kind.startswith(("effective", "entry", "in force", "applicable", "valid"))
        return ("effective", first.when("from")) if began else ("announced", first.when())
    return ("announced", first.when()) if _NUMBERED_ACT.match(before) else None
