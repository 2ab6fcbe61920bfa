"""Heads of bans on imports that end, in the words of the side that sells: markets reopen, shipments may resume."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.gazetteers.products import PRODUCTS
from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.measures.status.stages import stage_of
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention

__all__ = ["is_food", "reopening_heads"]

_AGAIN = (
    r"(?:resum(?:e[sd]?|ing)|restart(?:s|ed|ing)?|recommenc(?:e[sd]?|ing)|reinstat(?:e[sd]?|ing)"
    r"|re-?open(?:s|ed|ing)?)"
)
_FLOW = r"(?:exports?|shipments?|trade|sales|deliveries)"
_RESUMED = re.compile(
    rf"\b(?:resumption|restart|return|recommencement|reopening)\sof\s(?:[\w-]+\s){{1,5}}?{_FLOW}\b"
    rf"|\b{_FLOW}\b(?:\s(?:of\s[^.;,]{{3,50}}?\s)?(?:to|from|with)\s[^.;,]{{2,60}}?)?\s"
    rf"(?:(?:can|could|will|would|may|to|are|is|have|has|had|set|now|soon|again|be|been|being|able|ready|allowed|due"
    rf"|cleared)\s){{1,5}}(?P<again>{_AGAIN})",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?P<verb>re-?open(?:s|ed|ing)?|regain(?:s|ed|ing)?|restor(?:es?|ed|ing)|reinstat(?:es?|ed|ing)"
    r"|w[oi]n(?:s|ning)? back|resum(?:es?|ed|ing))\s(?:(?!not\b)[\w'’-]+\s){0,4}?"
    r"(?:markets?(?: access)?|access|doors?|borders?|trade|exports?|shipments?)\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:can|may|could|will|would|are|is|be)\s(?:now\s|once\s(?:again|more)\s|again\s)+(?:be\s)?"
    r"(?P<verb>enter|exported|allowed(?: back)?|imported|sold|shipped|permitted|accepted)\b(?=\s(?:in|into|to|back)\b)",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?P<verb>allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|authori[sz](?:es|ed|ing)|approv(?:es|ed|ing))\s(?:the\s)?"
    r"(?:imports?|importation|entry)\sof\b",
    re.IGNORECASE,
)
"""``has allowed the imports of Japanese food``, in a text about a ban."""
_STOPPED = re.compile(
    rf"\b{_FLOW}\b(?:\sof\s[^.;,]{{3,50}}?)?\sto\s[^.;,]{{2,40}}?\s(?:have|has|had|were|was|are|is|will)\s"
    r"(?:been\s|be\s|also\s|now\s|\w+ly\s)*(?P<verb>suspended|halted|banned|barred|blocked|prohibited)\b"
    r"|\b(?:may|can|could|will|would)\s(?:no longer|not)\s(?:be\s)?(?P<kept>enter|imported|sold|allowed (?:in|into))\b",
    re.IGNORECASE,
)
"""``exports of beef to Japan were suspended``, ``may no longer enter the country``: who buys keeps them out."""
_CALLS = re.compile(
    r"\b(?:call|urg|ask|press|lobb|hop|want|seek|demand|wait)\w*\b[^.;,]{0,50}$|\b(?:not|never|no)\s(?:\w+\s)?$"
)
_BANNED = re.compile(r"\bban(?:s|ned)?\b|\bsuspen|\bembargo|\brestrictions", re.IGNORECASE)
_OF_DUTIES = re.compile(r"\b(?:tariff|dut(?:y|ies)|quota|lev(?:y|ies))", re.IGNORECASE)
_DEST = re.compile(r"\b(?:to|into|in|with|for)\s(?:the\s|mainland\s)?$")


def is_food(tag: str) -> bool:
    """True for goods of HS chapters 1 to 24, whose trade sanitary bans stop."""
    return (
        any(code[:2].isdigit() and 1 <= int(code[:2]) <= 24 for code in PRODUCTS[tag].hs)
        if tag in PRODUCTS
        else False
    )


def reopening_heads(passage: Passage) -> list[Head]:
    """Each end of a ban on imports that its sentence tells with its goods and both sides."""
    text = passage.text
    if not passage.products:
        return []
    stopped = [
        (m, m.start("verb") if m["verb"] else m.start()) for m in islice(_STOPPED.finditer(text), MAX_HEADS)
    ]
    banned = _BANNED.search(passage.thread.document.text[:6_000]) is not None
    allowed = list(islice(_ALLOWS.finditer(text), MAX_HEADS)) if banned else []
    if _MARK.search(text) is None and not stopped and not allowed:
        return []
    spots = [
        *stopped,
        *(
            (m, m.start("again") if m["again"] else m.start())
            for m in islice(_RESUMED.finditer(text), MAX_HEADS)
        ),
    ]
    spots += [(m, m.start("verb")) for p in (_MARKET, _ALLOWED) for m in islice(p.finditer(text), MAX_HEADS)]
    spots += [(m, m.start("verb")) for m in allowed]
    out: list[Head] = []
    for match, verb in spots:
        goods = [p for p in passage.products if match.start() - 60 <= p.start <= match.end() + 60]
        if _OF_DUTIES.search(text, match.start(), min(len(text), match.end() + 30)):
            continue  # "re-opening tariff-free access for steel"
        stops = match.re is _STOPPED
        if stops and not any(is_food(p.tag) for p in goods):
            continue  # exports of other goods are as often stopped by who sells them
        if not goods or _CALLS.search(text[: match.start()]):
            continue
        buyer = _buyer(passage, match)
        seller = _seller(passage, buyer)
        if buyer is None or seller is None or buyer == seller:
            continue
        kind = "export_ban" if _is_own_export(passage, match, buyer) else "import_ban"
        let = _LET.search(text, max(0, match.start() - 70), match.start()) if kind == "export_ban" else None
        verb = let.start() if let is not None else verb
        out.append(
            Head(
                match.start(), match.end(), kind, match.start(), match.end(), whole_clause=True,
                owners=(buyer,), bearers=(seller,), goods=tuple(dict.fromkeys(p.tag for p in goods)),
                stage=stage_of(text, verb, "in_force" if stops else "removed"), act="impose" if stops else "remove",
            )
        )  # fmt: skip
        break
    return out


_MARK = re.compile(
    r"resum|restart|recommenc|reinstat|restor|reopen|re-open|regain|back|again|once more|return",
    re.IGNORECASE,
)


def _named(passage: Passage) -> list[Mention]:
    return [m for m in passage.mentions if m.party and m.kind in ("name", "demonym", "metonym")]


def _buyer(passage: Passage, match: re.Match[str]) -> str | None:
    """Whose market it is: "exports to China", "the Chinese market", the side that reopens or notifies."""
    text = passage.text
    for mention in _named(passage):
        market = re.match(r"(?:['’]s?)?\s(?:\w+\s)?(?:market|border|doors?)\b", text[mention.end :])
        bound = mention.kind != "demonym" and _DEST.search(text[: mention.start])
        if market or (bound and match.start() <= mention.start <= match.end() + 40):
            return mention.party
    if match.re is _STOPPED and match["kept"]:
        thread = passage.thread
        there = next((m.party for m in _named(passage) if m.start >= match.end()), None)
        speaker = next((m.party for m in passage.mentions if m.party and m.kind == "institution"), None)
        return there or speaker or thread.legal_home or thread.home
    before = [m for m in _named(passage) if m.end <= match.start() and m.kind != "demonym"]
    subject = next((m for m in reversed(before) if _LETS.match(text, m.end)), None)
    return subject.party if subject else None


_LETS = re.compile(
    r"(?:['’]s?)?\s(?:(?:has|have|had|will|would|today|yesterday|also|now|formally|officially|agreed to"
    r"|decided to)\s){0,3}"
    r"(?:notif|allow|permit|approv|agree|lift|reopen|re-open|confirm|clear|resum|restor|reinstat|decid|announc)\w*"
)


def _is_own_export(passage: Passage, match: re.Match[str], side: str) -> bool:
    """True for "Beijing allowed the company's Chinese unit to resume exports": it had stopped exports of its own."""
    own = [m for m in _named(passage) if m.party == side and m.end <= match.start()]
    return (
        "export" in match.group().lower()
        and len(own) > 1
        and own[-1].kind == "demonym"
        and _ALLOWED_TO.fullmatch(passage.text, own[-1].end, match.start()) is not None
    )


_LET = re.compile(r"\b(?:allowed|permitted|cleared|authori[sz]ed)\s")
_ALLOWED_TO = re.compile(r"\s(?:[a-z]+\s){1,2}to\s")


def _seller(passage: Passage, buyer: str | None) -> str | None:
    """Whose goods they are: the other side of the sentence, else the one that speaks or is at home."""
    others = dict.fromkeys(str(m.party) for m in _named(passage) if m.party != buyer)
    if others:
        return next(iter(others)) if len(others) == 1 else None
    thread = passage.thread
    party = thread.voice.party if thread.voice is not None else None
    party = party or thread.legal_home or thread.home or thread.counterpart(buyer)
    return party if party != buyer else None
