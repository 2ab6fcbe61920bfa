"""Finding measures: duties with their rates, restrictions of exports, and other instruments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import ContentRule, Evidence, Money, When
from detente.reading import lexicon as lx
from detente.reading.context import Passage, Thread
from detente.reading.heads import Head, find_heads
from detente.reading.roles import actor_of, speaker_party, targets_of

__all__ = ["Draft", "find_measures"]


@dataclass(slots=True)
class Draft:
    """A measure as one sentence tells it; merged with others before it becomes a record."""

    instrument: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    sure_actor: bool = False
    sure_target: bool = False
    products: list[str] = field(default_factory=list)
    rate_pct: float | None = None
    low_pct: float | None = None
    high_pct: float | None = None
    previous_pct: float | None = None
    points: bool = False
    basis: str = "unstated"
    firm_rates: list[tuple[str, float]] = field(default_factory=list)
    value: Money | None = None
    hs: list[str] = field(default_factory=list)
    content_rule: ContentRule | None = None
    extraterritorial: bool = False
    exclusions: list[str] = field(default_factory=list)
    action: str = "impose"
    status: str = "announced"
    expected: str | None = None
    """Status that a speaker only expects ("averted")."""
    announced: When | None = None
    effective: When | None = None
    expires: When | None = None
    conditions: list[tuple[str, str, Evidence]] = field(default_factory=list)
    authority: str | None = None
    legal_ref: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    heads: list[tuple[int, int]] = field(default_factory=list)
    """(sentence, offset) of each place that names it."""
    history: list[tuple[str, int, int]] = field(default_factory=list)
    """(status, sentence, offset) in the order of the text."""
    limb: bool = False
    """True for an item of a list of controls."""
    separate: bool = False
    """True when the words set it apart from a measure that looks the same ("on top of")."""
    definite: bool = False
    retrospective: bool = False

    @property
    def family(self) -> str:
        return lx.FAMILY.get(self.instrument, "other")


_GOODS = r"(?:goods|imports|products?|merchandise|exports|shipments?|items)"
_GENERIC = re.compile(rf"\b{_GOODS}\b", re.IGNORECASE)
_LISTED = re.compile(
    rf"\b(?:\d[\d,]{{1,6}}|list of|lists? of|some|certain|selected|dozens of|hundreds of"
    rf"|thousands of)\s(?:\w+\s){{0,3}}{_GOODS}\b|\b{_GOODS}\b,?\s(?:worth|valued at)\b|\b(?:billion"
    rf"|bn)\b[^.;]{{0,20}}\b(?:worth\s)?of\b[^.;]{{0,30}}{_GOODS}\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing|ion)?(?: for)?|excluding|exempt(?:ing|s)?|but not|other than|apart from"
    r"|with the exception of)\b",
    re.IGNORECASE,
)
_EFFECTIVE = re.compile(
    r"(?:start(?:ing|s|ed)?|beginning|begins?|began|effective|from|as of|with effect from|t(?:ake|akes"
    r"|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)|came in(?:to)? (?:force"
    r"|effect)|enter(?:s|ed|ing)?(?: into)? force|(?:go|goes|going|went) in(?:to)? (?:force|effect)"
    r"|into effect|kick(?:s|ed|ing)? in|in force|apply|applies|applied|implement(?:ed|ation)?|in place"
    r"|since|be(?:en)? (?:imposed|introduced|levied|lifted|removed|raised|cut))"
    r"(?:\s(?:only|again|early|at\s[\w.:]+(?:\s[ap]\.?m\.?)?(?:\s\w+)?))?(?:,)?(?:\s(?:on|from|as of|of"
    r"|in|by|until))?[\s,(]*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:\buntil|\bthrough|\btill|\bexpir\w+(?: on| in)?|\bends? on|\blaps\w+(?: on)?|\brun(?:s"
    r"|ning)? (?:to|until)|\bup to)\s*(?:the\s)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|by|cleared)\s*$", re.IGNORECASE)
_ANNOUNCE = re.compile(
    r"\b(?:announc\w+|said|signed|publish\w+|unveil\w+|made public|declar\w+|issu\w+|promulgat\w+"
    r"|releas\w+|adopt\w+|impos\w+|introduc\w+|presented|confirmed|decid\w+|posted|agreed|struck"
    r"|reached|concluded|launch\w+|slapped|threatened|initiat\w+)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:Executive Order(?: No\.?)? ?\d{0,5}|executive order|Announcement No\. ?\d+(?: of \d{4})?"
    r"|Announcements? Nos?\.? ?\d+|Section (?:232|301|201|122)|IEEPA"
    r"|International Emergency Economic Powers Act|(?:Commission )?(?:Implementing )?Regulation \(EU\) "
    r"(?:No )?\d+/\d+|Proclamation(?: \d+)?|Anti-Foreign Sanctions Law)\b"
)
_HS = re.compile(
    r"\bHS(?: codes?| headings?)?:? (\d{4}(?:\.?\d{2}){0,3}(?:(?:, | and )\d{4}(?:\.?\d{2}){0,3})*)"
)


def find_measures(passage: Passage, thread: Thread) -> list[Draft]:
    """The measures one sentence names, as far as the sentence tells them."""
    drafts: list[Draft] = []
    heads = find_heads(passage)
    for i, head in enumerate(heads):
        following = heads[i + 1].start if i + 1 < len(heads) else len(passage.text)
        previous = heads[i - 1].end if i else 0
        draft = _draft(passage, thread, head, previous, following, drafts)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(
    passage: Passage, thread: Thread, head: Head, previous: int, following: int, siblings: list[Draft]
) -> Draft | None:
    text = passage.text
    clause = passage.clauses[passage.clause_at(head.start)]
    scope_end = min(following, _scope_end(passage, head))
    scope_start = max(previous, clause.start)
    draft = Draft(
        head.instrument,
        definite=head.definite,
        separate=head.separate or head.white_list,
        limb=head.white_list,
    )
    draft.rate_pct, draft.low_pct, draft.high_pct = head.rate, head.low, head.high
    draft.previous_pct, draft.points = head.previous, head.points
    _set_products(draft, passage, head, scope_start, scope_end)
    draft.target, draft.sure_target = targets_of(passage, thread, head, scope_end)
    draft.actor, draft.sure_actor = actor_of(passage, thread, head, draft.target, scope_start)
    _from_thread(draft, passage, thread, head, siblings)
    if (
        not draft.target
        and siblings
        and siblings[-1].target
        and clause.link in ("and", "while", ",", "as well as on")
    ):
        draft.target = siblings[-1].target
    if head.white_list:  # a white list frees all controlled goods from single licences
        draft.products, draft.action = ["all_goods"], "remove"
    if head.mutual and len(thread.main) >= 2:
        draft.actor = draft.target = tuple(thread.main[:2])
        draft.sure_actor = draft.sure_target = True
    _set_basis(draft, text[clause.start : scope_end], head)
    _set_status(draft, passage, head, clause.start, min(following, _predicate_end(passage, head)))
    _set_dates(draft, passage, thread, head, clause.start, following)
    _set_details(draft, passage, head, scope_start, scope_end)
    if not _acceptable(draft, passage, head, clause.start, scope_end):
        return None
    draft.evidence.append(passage.evidence())
    draft.sentences.append(passage.index)
    draft.heads.append((passage.index, head.start))
    draft.history.append((draft.expected or draft.status, passage.index, head.start))
    return draft


def _from_thread(draft: Draft, passage: Passage, thread: Thread, head: Head, siblings: list[Draft]) -> None:
    """Sides that the sentence leaves to what was told before."""
    if not draft.actor and draft.family == "export" and not head.definite:
        party, _ = speaker_party(passage, thread)
        owner = party or thread.announcer
        if owner and (owner,) != draft.target:
            draft.actor = (owner,)
    told_before: list[Draft] = [*thread.told, *siblings]
    if not told_before:
        return
    last = next((t for t in reversed(told_before) if t.actor == draft.actor), told_before[-1])
    added = re.search(r"\b(?:as well|also|too|in addition)\b", passage.text)
    same_side = last.sure_target and last.actor == draft.actor and last.target != ("WLD",)
    if not draft.sure_target and draft.family == "export" and added and same_side:
        draft.target = last.target  # "will impose new export controls as well": on the same side
    if not draft.actor and draft.rate_pct is not None and draft.family == "tariff":
        told = next((t for t in reversed(told_before) if t.family == "tariff" and len(t.actor) == 1), None)
        alone = head.definite or not any(m.party and m.kind != "person" for m in passage.mentions)
        known = bool(
            told and draft.target and (set(draft.target) <= set(told.target) or told.target == ("WLD",))
        )
        alone = alone and (head.definite or bool(draft.products))
        if told is not None and (known or (alone and not draft.target)):
            draft.actor, draft.target = told.actor, draft.target or told.target


def _scope_end(passage: Passage, head: Head) -> int:
    """Where the words that say what a duty falls on end: the clause, and relative clauses behind it."""
    i = passage.clause_at(max(head.end - 1, head.start))
    end = passage.clauses[i].end
    for clause in passage.clauses[i + 1 :]:
        if clause.link not in ("with", "so", "when") or clause.start - end > 12:
            break
        end = clause.end
    return end


def _predicate_end(passage: Passage, head: Head) -> int:
    i = passage.clause_at(max(head.end - 1, head.start))
    end = passage.clauses[i].end
    for clause in passage.clauses[i + 1 :]:
        if clause.link not in ("so", "with"):
            break
        end = clause.end
    return end


def _set_products(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    zone_start = head.noun_phrase_start(passage)
    excepted = _EXCEPT.search(text, head.end, end)
    stop = excepted.start() if excepted else end
    if head.whole_clause:
        zone_start = start
    tags = [p.tag for p in passage.products if zone_start <= p.start < stop and not _reason(text, p.start)]
    if excepted:
        draft.exclusions = [p.tag for p in passage.products if excepted.start() < p.start < end]
    seen = dict.fromkeys(tags)
    # "steel" beside "steel products" is one tag already; a family beside its member keeps both
    draft.products = list(seen)
    zone = text[zone_start:stop]
    if _INCLUDING.search(zone):
        draft.products = ["all_goods"]
    if not draft.products and not head.whole_clause:
        # "Canadian energy will face a duty of 10%": the goods are the subject
        ahead = [p for p in passage.products if start <= p.start < zone_start and not _reason(text, p.start)]
        if ahead and re.search(
            r"\b(?:fac\w+|hit with|subject to|pay|attract|charged|carry|see|taxed)\b",
            text[ahead[-1].end : head.start],
        ):
            draft.products = list(dict.fromkeys(p.tag for p in ahead))
    if not draft.products and re.search(
        r"\b(?:reciprocal|baseline|blanket|general|across-the-board|universal|country-specific)\b",
        zone,
        re.IGNORECASE,
    ):
        draft.products = ["all_goods"]
    if not draft.products:
        if _LISTED.search(zone):
            draft.products = ["goods_list"]
        elif _GENERIC.search(zone) or head.on_party:
            draft.products = ["all_goods"]


_INCLUDING = re.compile(
    rf"\b(?:most|all|almost all|nearly all)\s(?:\w+\s){{0,2}}{_GOODS},?\s(?:including|such as|among them)\b",
    re.IGNORECASE,
)


def _reason(text: str, position: int) -> bool:
    """True for a product named as the reason, not the object ("over India's purchases of Russian oil")."""
    before = text[max(0, position - 70) : position].lower()
    return bool(
        re.search(
            r"\b(?:because|over (?:\w+['’]s )?(?:purchas|import|trad|flow)\w*|purchas\w+ of|buying"
            r"|fentanyl|in response to|payback|critical for|vital for|used in)\b[^,;]*$",
            before,
        )
    )


def _set_basis(draft: Draft, zone: str, head: Head) -> None:
    if (
        re.search(
            r"\b(?:additional|extra|further|on top of|in addition to|supplementa\w+|surcharge)\b",
            zone,
            re.IGNORECASE,
        )
        and not head.separate
    ):
        draft.basis = "additional"
    elif re.search(
        r"\ball-in\b|\ball-inclusive\b|\binclusive of\b|\bsingle\b[^.;]{0,20}\btariff|\bceiling\b",
        zone,
        re.IGNORECASE,
    ):
        draft.basis = "ceiling" if re.search(r"\bceiling\b|\bmaximum\b", zone, re.IGNORECASE) else "total"
    elif re.search(r"\b(?:baseline|minimum|floor)\b", zone, re.IGNORECASE):
        draft.basis = "floor"


def _set_status(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    clause = text[start:end]
    if head.previous is not None:  # "down from the 25 percent threatened earlier" tells of the old rate
        clause = re.sub(
            r"\b(?:threatened|planned|proposed)\b", "former", clause[: max(0, head.start - start)]
        ) + re.sub(
            r"\b(?:threatened|planned|proposed|currently|current|existing)\b",
            "former",
            clause[max(0, head.start - start) :],
        )
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    before = text[start : head.start if head.rate_start is None else head.rate_start]
    deal = bool(lx.AGREED.search(clause))
    expects = re.search(
        r"\b(?:expect(?:s|ed)?|hope[sd]?|believe[sd]?|predict\w*|anticipat\w+)\b", text[: head.end]
    )
    averting = lx.AVERT.search(text[max(0, start - 10) : head.end])
    if averting and (
        lx.PLANNED.search(clause)
        or re.match(
            r"(?:avert|avoid|prevent|steer|keep|stop|spare|call|hold)", averting.group(), re.IGNORECASE
        )
    ):
        draft.action = "remove"
        if expects:
            draft.expected, draft.status = "averted", "announced"
            if re.search(r"\bthreat\w*\b", near):
                draft.status, draft.action = "threatened", "threaten"
            draft.retrospective = True
        else:
            draft.status = "averted"
        return
    if head.previous is not None and re.search(r"\bthreatened\b", clause[: max(0, head.start - start)]):
        draft.status, draft.action = "threatened", "threaten"
        return
    # the verb that governs the noun stands before it; a passive or an adjective may follow
    for pattern, action in ((lx.SUSPEND, "suspend"), (lx.KEEP, "maintain")):
        if pattern.search(before[-80:]) or pattern.search(text[head.end : min(end, head.end + 90)]):
            draft.action = action
            draft.status = "suspended" if action == "suspend" else "in_force"
            if action == "suspend" and lx.PROPOSE.search(before):
                draft.status = "proposed"
            return
    cut, raised, removed = lx.CUT.search(clause), lx.RAISE.search(clause), lx.REMOVE.search(before[-60:])
    if removed or re.search(
        r"\b(?:be|been|were|was|are) (?:removed|lifted|eliminated|scrapped|terminated|abolished|dropped"
        r"|rescinded|revoked)\b",
        clause,
    ):
        draft.action = "remove"
        finished = re.search(
            r"\b(?:removed|lifted|scrapped|ended|terminated|rescinded|removing|dropped|has|have)\b", clause
        ) and not re.search(
            r"\b(?:will|would|to) be (?:\w+ )?(?:removed|lifted|scrapped|terminated|dropped|eliminated)",
            clause,
        )
        draft.status = (
            "removed"
            if finished and not re.search(r"\b(?:will|would|to)\b", before[-50:])
            else ("agreed" if deal else "announced")
        )
        return
    if cut and (not raised or cut.start() < raised.start()):
        draft.action = "cut"
    elif raised:
        draft.action = "raise"
    threat = lx.THREAT.search(clause)
    if threat and not re.search(r"carried out (?:its|his|the|a) threat", clause):
        draft.status = "threatened"
        draft.action = "threaten"
    elif lx.PROPOSE.search(clause) and not re.search(r"\bimposed\b", near):
        draft.status = "proposed"
    elif lx.IN_FORCE.search(clause):
        draft.status = "in_force"
    elif deal:
        draft.status = "agreed"


def _set_dates(
    draft: Draft, passage: Passage, thread: Thread, head: Head, start: int, following: int
) -> None:
    text = passage.text
    zone_start = 0 if head.only else start
    for mention in passage.dates:
        if not (zone_start <= mention.start < max(following, head.end)) and not (
            mention.start < start and _ANNOUNCE.search(text[: head.start])
        ):
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        inside = mention.start < following and (mention.start > head.start or head.only)
        if mention.precision == "year" and re.match(r"(?:of|during|since|in)\b", mention.words):
            continue
        if (inside and _UNTIL.search(before)) or re.match(r"(?:until|through)\b", mention.words):
            draft.expires = mention.when("until")
        elif mention.anchor == "length" and inside:
            if draft.expires is None and re.match(
                r"(?:for|a period|an initial|another|the next)|\d", mention.words
            ):
                draft.expires = _after(draft.effective or draft.announced, mention, thread)
        elif (mention.anchor == "event" and mention.span_days is None and mention.span_months is None) or (
            mention.anchor == "now"
            and mention.value
            and inside
            and (mention.value > (thread.published.isoformat() if thread.published else ""))
        ):
            draft.effective = mention.when("from")
        elif mention.anchor is not None:
            continue
        elif _EFFECTIVE.search(before) or (
            mention.basis == "publication" and re.search("immediate", mention.words)
        ):
            if mention.start < head.start and not head.only and mention.start < start:
                continue
            if draft.effective is None or not draft.effective.value:
                draft.effective = mention.when("from")
        elif _BEFORE.search(before):
            continue
        elif (
            _ANNOUNCE.search(text[max(0, mention.start - 120) : mention.end + 120])
            and mention.precision in ("day", "month")
            and draft.announced is None
            and not draft.expected
        ):
            if mention.value and thread.published and mention.value > thread.published.isoformat():
                if inside and draft.effective is None:
                    draft.effective = mention.when("from")
                continue
            draft.announced = mention.when()
        elif (
            mention.value
            and thread.published
            and mention.precision == "day"
            and mention.value > thread.published.isoformat()
            and inside
            and draft.effective is None
        ) and re.search(r"\bon\s*$", before):
            draft.effective = mention.when("from")


def _after(anchor: When | None, mention: object, thread: Thread) -> When | None:
    from datetime import date, timedelta

    from detente.reading.dates import DateMention, add_months

    assert isinstance(mention, DateMention)
    value = anchor.value if anchor else None
    if value is None or len(value) != 10:
        return When(value=None, as_written=mention.words, basis="duration", bound="until")
    day = date.fromisoformat(value)
    end = (
        day + timedelta(days=mention.span_days)
        if mention.span_days is not None
        else add_months(day, mention.span_months or 0)
    )
    return When(value=end.isoformat(), as_written=mention.words, basis="duration", bound="until")


_CONDITION = re.compile(
    r"\b(?P<kind>unless|if|until|in exchange for|in return for|provided that|depending on|pending"
    r"|subject to|may (?:be )?(?:modif\w+|amend\w+))\b(?P<trigger>[^.;]{4,160})",
    re.IGNORECASE,
)
CONDITION_KIND = {"unless": "unless", "if": "if", "until": "until", "in exchange for": "in_exchange_for",
    "in return for": "in_exchange_for",
                  "provided that": "if", "depending on": "if", "pending": "pending",
                  "subject to": "pending"}  # fmt: skip


def _set_details(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    for amount in passage.amounts:
        if (
            start <= amount.start < end
            and len(amount.unit) == 3
            and re.search(
                rf"\b{_GOODS}\b|\bworth\b", text[max(start, amount.start - 60) : end], re.IGNORECASE
            )
        ):
            draft.value = amount.money()
            break
    legal = _LEGAL.search(text)
    if legal:
        draft.authority = legal.group()
    for match in _HS.finditer(text):
        draft.hs += [code.strip() for code in re.split(r",| and ", match[1])]
    draft.content_rule = content_rule(text) if draft.family == "export" else None
    if draft.content_rule is not None and draft.content_rule.kind != "ownership":
        draft.extraterritorial = True
    for match in _CONDITION.finditer(text):
        kind = CONDITION_KIND.get(match["kind"].lower(), "may")
        if kind == "until" and any(match.start() <= d.start < match.end() for d in passage.dates):
            continue
        draft.conditions.append(
            (kind, match.group().strip(" ,"), passage.evidence(match.start(), match.end()))
        )


_THRESHOLD = re.compile(
    r"(?P<pct>\d+(?:\.\d+)?)\s?(?:%|per ?cent)(?:\sor more)?\s(?:or more\s)?of (?:the |its "
    r"|their )?(?:total )?value",
    re.IGNORECASE,
)


def content_rule(text: str) -> ContentRule | None:
    """Which content or technology makes a foreign product fall under a control."""
    threshold = _THRESHOLD.search(text)
    if threshold:
        return ContentRule(
            kind="origin_value", threshold_pct=float(threshold["pct"]), words=threshold.group()
        )
    both = re.search(
        r"\b(?:us(?:e|es|ing)|contain\w*|made (?:with|from)|rel(?:y|ies|ying) on|built (?:with"
        r"|on))\s(?:\w+\s){0,3}(?:technolog\w+)\s(?:or|and)\s(?:\w+\s){0,3}(?:minerals?|materials?)\b",
        text,
        re.IGNORECASE,
    )
    if both:
        return ContentRule(kind="origin_technology_or_minerals", words=both.group())
    technology = re.search(
        r"\b(?:us(?:e|es|ing)|with|made with)\s(?:\w+\s){0,3}technolog\w+(?: of \w+ origin)?",
        text,
        re.IGNORECASE,
    )
    if technology and re.search(
        r"\b(?:overseas|abroad|outside|foreign|elsewhere|made|origin)\b", text, re.IGNORECASE
    ):
        return ContentRule(kind="origin_technology", words=technology.group())
    owned = re.search(
        r"(?P<pct>\d+)\s?(?:%|per ?cent)\s(?:or more\s)?(?:owned|ownership|held)", text, re.IGNORECASE
    )
    if owned:
        return ContentRule(kind="ownership", threshold_pct=float(owned["pct"]), words=owned.group())
    origin = re.search(r"\b(?:originat\w+ in|of \w+ origin)\b[^.;,]{0,30}", text)
    if origin:
        return ContentRule(kind="origin_goods", words=origin.group().strip())
    return None


_DECISION = re.compile(
    r"\b(?:impos\w+|introduc\w+|announc\w+|put|set|brought in|bring\w* in|adopt\w+|will|appl(?:y|ies"
    r"|ied)|implement\w*|slap\w+|levy|levied|charg\w+|need\w*|requir\w+|have to|must|lower\w*|cut\w*"
    r"|reduc\w+|rais\w+|remov\w+|lift\w*|suspend\w*|paus\w+|launch\w*|open\w*|threat\w+|scrap\w*"
    r"|eliminat\w+|tighten\w*|expand\w*|restrict\w*|ban\w*|halt\w*|start\w*|plac\w+|terminat\w+|drop\w*"
    r"|extend\w*|eas\w+|initiat\w+|rise|increas\w+)\b",
    re.IGNORECASE,
)


def _acceptable(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> bool:
    text = passage.text
    clause = text[start:end]
    has_rate = draft.rate_pct is not None or draft.low_pct is not None
    if lx.NOT_A_MEASURE.search(text) and not has_rate:
        return False
    if not draft.actor:
        return False
    if re.match(r"(?:If|Should|Unless|if|unless|should)\b", clause):
        comma = clause.find(",")
        if not has_rate or head.noun_start - start < comma or comma < 0:
            return False  # what would happen is a condition, not a measure
        draft.status, draft.action = "threatened", "threaten"
    if has_rate:
        return True
    ruled = text[max(start, head.start - 70) : head.start] + " " + text[head.end : min(end, head.end + 70)]
    if (
        not _DECISION.search(ruled if draft.family == "tariff" else clause)
        and not draft.expected
        and not head.definite
        and passage.sentence.kind == "prose"
    ):
        return False
    specific = [p for p in draft.products if p not in ("all_goods", "goods_list")]
    if draft.family == "tariff":
        return (
            bool(specific)
            or (draft.sure_target and draft.sure_actor and draft.products == ["goods_list"])
            or (
                draft.sure_actor
                and draft.sure_target
                and draft.action in ("cut", "remove", "suspend", "raise", "threaten")
            )
        )
    if draft.family == "export":
        return (
            bool(specific)
            or (draft.sure_actor and draft.sure_target)
            or head.instrument == "entity_listing"
            or head.white_list
        )
    return draft.sure_actor and (bool(specific) or draft.sure_target)
