"""Who takes a measure."""

from __future__ import annotations

import re

from detente.reading.measures.bearers import listed_with
from detente.reading.measures.heads import Head
from detente.reading.measures.importers import FROM_THERE, is_importer
from detente.reading.measures.nominal_owners import by_act, nominal_owner
from detente.reading.measures.origins import between_product
from detente.reading.measures.programmes import act_owner, programme_owner
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import follows_verb, speaker_party

__all__ = ["ITS_OWN", "actor_of"]


_OBJECT_OF = re.compile(
    r"\b(?:on|to|with|against|for|in|of|from|into|than|between|via|over|toward|towards)\s(?:the |all "
    r"|most |its |some |US |president |President )*$"
)


_TAXED_BY = re.compile(
    r"(?:taxed|charged|levied|hit|exempted|spared)\b[^,;]{0,60}?\sby\s(?:the\s|President\s)?"
)


_COMPANION = re.compile(r"\b(?:with|against|between)\s(?:\w+\s){0,3}$")


_IMPOSING = re.compile(
    r"\s(?:(?:last|this|earlier|also|now|again|then)\s(?:\w+\s)?)?(?:impos|levy|introduc|announc|slapp"
    r"|rais|hik"
    r"|lift|suspend"
    r"|paus|tighten|restrict|doubl|plac|delay|postpon|extend)ing\b"
)


_IT_DECIDES = re.compile(
    r"\s(?:\w+ly\s|also\s|has\s|had\s|will\s|would\s|could\s|may\s|might\s|is\s|was\s|plans to\s|intends to\s"
    r"|agreed to\s"
    r"|decided to\s|be\s|then\s|now\s|in turn\s|not\s)*(?:impos|lev|slap|lift|remov|cut|lower|reduc"
    r"|slash|rais"
    r"|hik|doubl|suspend"
    r"|paus|extend|withdr|scrap|drop|eliminat|rescind|eas|halv|delay|postpon|set|put|announc|introduc|appl"
    r"|charg|place"
    r"|threaten|propos|consider|plan|keep|maintain|adopt|restrict|ban|tighten|requir|start|publish|add"
    r"|quadrupl"
    r"|brought|took)\w*\b"
)


_SPEAKS = re.compile(
    r"\s(?:\w+ly |also )*(?:said|says|told|confirmed|added|stated|claimed|noted|warned|described|denied"
    r"|denies"
    r"|disputed"
    r"|rejected|insisted|acknowledged|hailed|welcomed|criticised|criticized|condemned|praised)\b"
)


_ASKED = re.compile(
    r"(?:\s(?:does|do|did|would|will|has|not|also|fails? to|refuses? to|agrees? to))*\s(?:drop|remov"
    r"|lift|scrap"
    r"|cut|lower|eas"
    r"|withdr[ae]w|rais|impos|keep|maintain|reduc|suspend|eliminat|end)\w*\s(?:its"
    r"|their)\s(?:[\w.%-]+\s){0,4}$"
)


def _asked_of(passage: Passage, head: Head) -> str | None:
    """ "if Brussels does not drop its whiskey tariff": whoever is asked to change a duty owns it."""
    for mention in passage.mentions:
        if mention.party and mention.kind in ("name", "metonym") and mention.end < head.noun_start:
            asked = re.search(r"\b(?:if|unless|until|should)\s(?:the\s)?$", passage.text[: mention.start])
            if asked and _ASKED.fullmatch(passage.text[mention.end : head.noun_start]):
                return mention.party
    return None


def _together(passage: Passage, last: Mention, target: tuple[str, ...]) -> tuple[str, ...]:
    """Both sides of "the United States and India will lower tariffs", less those that bear the measure."""
    sides = dict.fromkeys(m.party for m in listed_with(passage, last) if m.party)
    return tuple(p for p in sides if p not in target)


_ANSWER = re.compile(r"\b(?:counter|retaliat|sur(?:tax|charge))", re.IGNORECASE)


def _is_of_told(passage: Passage, thread: Thread, mention: Mention, head: Head) -> bool:
    """True for "the US surtax" in a text about the surtax of another side on the United States."""
    if mention.kind not in ("demonym", "name") or passage.text[mention.end : mention.end + 1] in ("'", "’"):
        return False
    if not _ANSWER.search(passage.text, max(0, head.start - 12), head.noun_end):
        return False
    told = [t for t in thread.told if t.family == "tariff"]
    return any(t.target == (mention.party,) for t in told) and not any(
        t.actor == (mention.party,) for t in told
    )


ITS_OWN = re.compile(r"\b(?:its|their|his) own\s(?:[\w%.-]+\s){0,4}$")


def _own(passage: Passage, thread: Thread, head: Head) -> str | None:
    """The subject of the sentence, for "responded by imposing its own duties"."""
    if not ITS_OWN.search(passage.text[: head.noun_start]):
        return None
    doers = (
        m
        for m in passage.mentions
        if m.end < head.noun_start and m.kind != "demonym" and follows_verb(passage.text, m)
    )
    doer = next(doers, None)
    return thread.party_of(doer, passage) if doer is not None and doer.kind != "both" else None


def _without_goods(passage: Passage, start: int, end: int) -> str:
    """The words between an owner and the noun, without goods: "Trump's steel and aluminium tariffs"."""
    out, at = "", start
    for product in passage.products:
        if start <= product.start and product.end <= end:
            out += passage.text[at : product.start]
            at = product.end
    return re.sub(r"[\s,]+(?:(?:and|or)\s+)*", " ", out + passage.text[at:end])


_DONE_BY = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|then\s)?(?:removed|withdrawn|lifted|scrapped|abolished|cut"
    r"|lowered|reduced|raised|increased|doubled|halved|tripled|hiked|suspended|paused|extended|repealed|revoked|rescinded"
    r"|dropped|reinstated|waived|eased|tightened|maintained|approved|notified|brought in|eliminated|delayed|postponed"
    r"|imposed|introduced|announced|adopted|levied|enacted)\s(?:[a-z]+\s){0,4}?by\s(?:the\s)?$"
)


_ITS_KIND_OF = re.compile(
    r"['’]s?(?:\s(?:[a-z-]+(?:er|est|ive|ous|al|ary|ory|ic|ful|able|ible|ent|ant|wide|ing)|increased|expanded|tightened"
    r"|extended|enhanced|broad|strict|tough|heavy|high|low|long-standing|stiff|harsh|first|two|three|four|many|major|key)){1,3}\s"
)
"""``Japan's tighter`` before export controls: whatever they are like, they are Japan's."""


def actor_of(
    passage: Passage, thread: Thread, head: Head, target: tuple[str, ...], scope_start: int
) -> tuple[tuple[str, ...], bool]:
    """Parties that take a measure, and whether the sentence says so itself."""
    text = passage.text

    def usable(mention: Mention) -> str | None:
        if mention.kind == "both" or FROM_THERE.match(text, mention.end):
            return None
        resolved = thread.resolve(mention, passage)
        if mention.kind == "pronoun" and resolved is not None and resolved.kind == "demonym":
            # goods have no will: "duties on Australian barley after it imposed them" means the one who acts
            doers = [
                m
                for m in passage.mentions
                if m.end <= mention.start and m.kind in ("name", "metonym", "institution")
            ]
            resolved = doers[-1] if doers else resolved
        party = resolved.party if resolved else None
        return party if party and party not in target else None

    # 1. the owner: "American tariffs", "Beijing's new export controls", "its levies"
    for mention in reversed(passage.mentions):
        if (
            mention.end > head.noun_start
            or head.noun_start - mention.end > 60
            or between_product(passage, mention, head)
        ):
            continue
        if _is_of_told(passage, thread, mention, head):
            continue
        gap = text[mention.end : head.noun_start]
        if gap.startswith(("'", "’")):
            gap = _without_goods(passage, mention.end, head.noun_start)
        plain = re.fullmatch(
            r"(?:['’]s?)?(?:[\s-](?:own|new|planned|import|steep|latest|current|existing|sweeping"
            r"|additional|threatened|proposed|retaliatory|\w*tariff|reciprocal|dual-use|recent"
            r"|\d[\d.]*%?|per|cent|percent|blanket|punitive|standard|normal|usual|general|regular|export|50%"
            r"|so-called|ad|valorem"
            r"|[“\"‘'][\w-]+[”\"’']))*[\s-]",
            gap,
        )
        owner = usable(mention)
        if plain is None and gap.startswith(("'", "’")):
            plain = _ITS_KIND_OF.fullmatch(gap)
        if (
            plain
            and owner
            and (mention.kind != "pronoun" or gap.startswith(("'", "’")))
            and (gap.startswith(("'", "’")) or mention.kind in ("demonym", "name", "institution", "person"))
        ):
            return (owner,), True
    own = _own(passage, thread, head)
    if own is not None and (own,) != target:
        return (own,), True
    asked = _asked_of(passage, head)
    if asked is not None and (asked,) != target:
        return (asked,), True
    # 2. "by X", "X had threatened"
    for mention in passage.mentions:
        if mention.start < head.end or mention.start - head.end > 120:
            continue
        gap = text[head.end : mention.start]
        owner = usable(mention)
        if owner and _DONE_BY.search(gap):
            return (owner,), True  # "the duty on rice was withdrawn by India"
        if len(gap) > 70:
            continue
        if (
            owner
            and head.instrument == "export_licensing"
            and re.fullmatch(r"\s(?:issued\s|granted\s)?(?:from|by)\s(?:the\s)?", gap)
        ):
            return (owner,), True  # "need licences from the Chinese commerce ministry"
        if owner and _TAXED_BY.fullmatch(text[head.noun_start : mention.start]):
            return (owner,), True  # "will be taxed at 15% by the United States"
        if owner and re.search(
            r"\b(?:imposed|announced|threatened|levied|set|introduced|planned|applied|charged|ordered"
            r"|decided|published|proposed|adopted|slapped|placed|put|enacted|issued"
            r"|granted)\s(?:[\w-]+\s){0,5}?by\s(?:the "
            r"|President |Mr )?$",
            gap,
        ):
            return (owner,), True
        if (
            owner
            and (len(gap) <= 6 or re.fullmatch(r",?\s(?:that|which)\s(?:the\s)?", gap))
            and re.match(
                r"(?:,[^,]{0,40},)?\s(?:had|has|have|threatened|imposed|announced|planned|plans|is|was)\b",
                text[mention.end : mention.end + 60],
            )
        ):
            return (owner,), True
    tariff = lx.FAMILY.get(head.instrument) == "tariff"
    programme = programme_owner(passage, thread, head)
    for mention in passage.mentions if tariff else ():
        if (
            mention.party
            and programme in (None, mention.party)
            and mention.kind in ("name", "demonym", "metonym")
            and (mention.party,) != target
            and abs(mention.start - head.noun_end) < 120
            and is_importer(text, mention)
        ):
            return (mention.party,), True
    if tariff and re.search(
        r"\b(?:fac|pay|paid|subject|charged|incur|bear)\w*\b[^,;]{0,40}$", text[: head.start]
    ):
        for mention in passage.mentions:  # "have faced a 25% duty in the United States"
            inside = re.fullmatch(
                r"(?: (?:duty|tariff|rate|levy))?\sin\s(?:the\s)?", text[head.end : mention.start]
            )
            if inside and mention.party and (mention.party,) != target:
                return (mention.party,), True
    if programme is not None and (programme,) != target:
        return (programme,), True
    named = nominal_owner(passage, head, usable)
    if named is not None:
        return (named,), True
    # 3. the subject before the noun, nearest clause first
    i = passage.clause_at(head.start)
    for clause in reversed(passage.clauses[: i + 1]):
        if clause.link in ("because", "since", "after") and passage.clause_at(
            head.start
        ) != passage.clauses.index(clause):
            continue
        if clause.link in ("which", "who") and clause.start <= head.start < clause.end:
            # "the United States, which quadrupled its duty": the word before "which" is the subject
            antecedent = [m for m in passage.mentions if 0 <= clause.start - m.end <= 9]
            owner = usable(antecedent[-1]) if antecedent else None
            if owner is not None:
                return (owner,), True
        for mention in reversed(passage.mentions):
            if not (clause.start <= mention.start < min(clause.end, head.start)):
                continue
            owner = usable(mention)
            before = text[max(clause.start, mention.start - 25) : mention.start]
            if owner is not None and _IMPOSING.match(text[mention.end :]):
                return (owner,), True  # "on the heels of Mexico imposing its own tariffs"
            if owner is None or (_OBJECT_OF.search(before) and mention.kind != "pronoun"):
                continue
            first = listed_with(passage, mention)[0] if mention.party else mention
            if first is not mention and _OBJECT_OF.search(
                text[max(clause.start, first.start - 25) : first.start]
            ):
                continue  # "the rate on Malaysia, Kazakhstan and Tunisia will be 25 percent"
            if mention.kind == "person" and _COMPANION.search(before):
                continue  # "agreed with President Xi to trim tariffs"
            if mention.kind == "demonym":
                if re.search(r"\b(?:[a-z]{3,}ed|told|met|hit)\s(?:the\s)?$", before):
                    continue  # "irritated Australian officials by removing its duties": the object
                if re.match(
                    r"\s(?:government|authorities|officials|ministry|administration|side|exporters"
                    r"|leaders?|customs|cabinet)\b",
                    text[mention.end : mention.end + 20],
                ):
                    return (owner,), True
                continue
            if (
                mention.kind == "pronoun"
                and mention.name.lower() == "it"
                and not _IT_DECIDES.match(text[mention.end :])
            ):
                continue  # "until it is, imports continue to be charged": no side at all
            if follows_verb(text, mention) or re.search(r"\b(?:prevent|keep|stop)\s$", before):
                speaks = _SPEAKS.match(text[mention.end : mention.end + 40])
                if speaks and target and owner in target:
                    continue
                if speaks and not target and thread.counterpart(owner) and mention.kind == "person":
                    continue  # whose measure a mere speaker tells is not known from this
                if first is not mention and first.party:
                    return _together(passage, mention, target), True
                return (owner,), True
        both = [
            m
            for m in passage.mentions
            if m.kind == "both" and clause.start <= m.start < min(clause.end, head.start)
        ]
        if both and len(thread.main) >= 2 and follows_verb(text, both[-1]):
            return tuple(thread.main[:2]), True
    told = by_act(passage, thread, head)
    if told and told != target:
        return told, True
    # 4. the speaker, when the goods are the other side's
    party, _ = speaker_party(passage, thread)
    if party and target and party not in target:
        return (party,), False
    act = act_owner(passage, thread)
    if act is not None and (act,) != target:
        return (act,), True
    # 5. the other side of two
    if target and target != ("WLD",) and len(target) == 1:
        legal = thread.legal_home
        if legal is not None and legal not in target and not any(m.party == legal for m in passage.mentions):
            return (legal,), False  # a text about the acts of one state
        other = thread.counterpart(target[0])
        if other:
            return (other,), False
    return (), False
