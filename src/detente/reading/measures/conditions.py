"""What a measure depends on, why it is taken, and under which law: read from the sentences that tell it."""

from __future__ import annotations

import re

from detente.ledger.records import Condition
from detente.reading.text.context import Passage
from detente.reading.text.datelines import dateline_end

__all__ = ["find_acts", "find_conditions", "find_reason", "is_justification"]

_STOP = r"(?:(?<!U\.S)(?<!U\.K)(?<!No)\.(?=\s|$)|;)"
_CONDITION = re.compile(
    r"\b(?P<kind>unless|(?:only )?if(?! possible| necessary| any| anything)|should(?= [A-Z]\w+ (?:\w+ )?(?:fail"
    r"|not|retaliat|rais|impos|agree|reject))"
    r"|until(?! (?:further|another) (?:notice|orders?)\b(?!,? (?:whichever|if)))"
    r"|in exchange for|in return for|provided that|provided(?= [A-Z\w])|as long as|so long as|on condition"
    r" that"
    r"|on the condition that|contingent (?:up)?on|conditional (?:up)?on|depending on|(?<!at )once(?! (?:more|again)\b)"
    r"|pending|awaiting"
    r"|subject to (?=(?:\w+ ){0,3}(?:approval|ratification|review|consent|confirmation|agreement|negotiation"
    r"|legislation|conditions?)\b)"
    r"|(?:may|could|can|might) (?:still )?(?:be )?(?:modif\w+|amend\w+|adjust\w+|revis\w+|revers\w+|reinstat\w+"
    r"|withdrawn"
    r"|lifted|raised further|increased)|could come sooner|kept the power to|reserves? the right to)\b"
    rf"\s?(?P<trigger>(?:(?!{_STOP})[^\n]){{0,170}})",
    re.IGNORECASE,
)
_KINDS = {
    "unless": "unless", "until": "until", "in exchange for": "in_exchange_for", "in return for": "in_exchange_for",
    "pending": "pending", "awaiting": "pending", "subject to": "pending", "once": "if",
}  # fmt: skip
MAX_CONDITIONS = 6
"""Conditions taken from one sentence."""


def _kind(words: str) -> str:
    words = words.lower().strip()
    if re.match(r"may|could|can|might|kept|reserv", words):
        return "may"
    return _KINDS.get(words, "if")


def find_conditions(passage: Passage) -> list[tuple[int, Condition]]:
    """Conditions that a sentence states, each with its offset in the sentence."""
    text = passage.text
    out: list[tuple[int, Condition]] = []
    for match in _CONDITION.finditer(text):
        if len(out) >= MAX_CONDITIONS:
            break
        kind = _kind(match["kind"])
        trigger = _trimmed(match["trigger"])
        if match.start() < 4 and kind in ("if", "unless") and "," in trigger:
            trigger = trigger[: trigger.index(",")]
        dated = any(match.start() <= d.start < match.start() + len(match["kind"]) + 30 for d in passage.dates)
        if (kind == "until" and dated) or (match["kind"].lower() == "once" and not trigger):
            continue
        if len(trigger) < 4 and kind != "may":
            continue
        end = match.start("trigger") + len(trigger) if trigger else match.end("kind")
        out.append(
            (
                match.start(),
                Condition(
                    kind=kind,
                    trigger=text[match.start() : end].strip(" ,"),
                    consequence=_consequence(text, match.start(), end),
                    decided_by=_decider(passage, match.start("trigger"), end),
                    evidence=(passage.evidence(match.start(), end),),
                ),
            )
        )
    return out


def _trimmed(words: str) -> str:
    """The trigger without what follows a closing quotation or a speaker."""
    cut = re.search(
        r"[,\"”]\s(?:[A-Z][\w.]+(?:\s[\w.]+){0,4}\s(?:said|says|told|added|warned)|(?:he|she|it|they) (?:said"
        r"|added|warned)"
        r"|according to)\b|,[\"”]?\s(?:the\s|its\s|their\s)?(?:[\w.'’-]+\s){1,6}(?:said|says|told|added|warned)"
        r"(?:\s(?:on\s\w+day|in a statement|today|\w+day))*[.]?$|,\s(?:replacing|rising|down|which|while|but"
        r"|with|a (?:move|step)|and (?:will|would"
        r"|to|that))\b",
        words,
    )
    return (words[: cut.start()] if cut else words).strip(" ,")


_ATTRIBUTED = re.compile(
    r",[\"”]?\s(?:the\s|its\s|their\s)?(?:[\w.'’-]+\s){1,6}(?:said|says|told|added|warned)"
    r"(?:\s(?:on\s\w+day|in a statement|today|\w+day|reporters))*$"
)
""" ", India's commerce ministry warned": who says it, behind what is said."""


def _consequence(text: str, start: int, end: int) -> str | None:
    """The other half of the sentence: what follows when the condition holds."""
    rest = text[end:].strip(" ,.;") if start < 4 else text[dateline_end(text) : start].strip(" ,.;–—-")
    if (
        start < 4 and "," in text[:end]
    ):  # "If no deal is reached, the rate will rise": the trigger ends at the comma
        rest = text[text.index(",") + 1 :].strip(" ,.;")
    rest = _ATTRIBUTED.sub("", rest).rstrip(" ,.;")
    return rest[-160:].lstrip() if len(rest) >= 8 else None


def _decider(passage: Passage, start: int, end: int) -> str | None:
    """Who has it in hand: the first side, institution or person that the condition names."""
    for mention in passage.mentions:
        if start <= mention.start < end and mention.kind not in ("both", "pronoun"):
            return mention.name if mention.kind in ("person", "institution") else mention.party
    return None


# -- reasons -----------------------------------------------------------------------------------------------
_REASON = re.compile(
    r"\b(?:citing|blaming|accusing|on (?:the )?grounds (?:of|that)|on [“\"']?national security[”\"']? grounds"
    r"|(?:which|as|because) (?:it|he|she|they|Washington|Beijing|Brussels) (?:says?|said)|because(?: of)?"
    r"|in (?:response|retaliation) (?:to|for|against)|in reaction to|in protest at|in a bid to|in an effort to"
    r"|aimed at|meant to"
    r"|in order to|so as to|designed to|intended to|over (?=(?:its|his|their|the|alleged|[A-Z][\w.]+['’]s)\s)"
    r"|as (?:punishment|payback|retaliation) for"
    r"|payback for|to (?:protect|punish|counter|curb|stem|safeguard|address|combat|shield|pressure|press|offset)\b"
    r"|(?:linking|tying) (?:the \w+|it|them) to|(?<!is )(?<!are )(?<!was )(?<!were )due to|for failing to)"
    rf"(?:(?!{_STOP})(?![,;]\s(?:and|but|while|which|he|she|it|the)\b)[^\n]){{3,140}}",
)
_BEHIND_REASON = re.compile(r",\s(?=\w+ing\b)|,?[”\"]\s(?=[A-Z]|he\b|she\b|it\b|the\b)")
""" "... to protect jobs,” Rao added": who says it is no part of the reason."""
_JUSTIFIES = re.compile(
    r"\b(?:justif\w+|says? it is acting because|cited|linked the \w+ to|explained the \w+"
    r"|the (?:stated )?(?:reason|aim|purpose|goal)"
    r"|is (?:meant|designed|intended|aimed)|were taken (?:on|to|in)|was taken (?:on|to|in))\b"
)


def find_reason(passage: Passage, start: int = 0) -> str | None:
    """The reason that a sentence gives for a measure, in its words."""
    if passage.text.startswith(("Citing ", "Accusing ", "Blaming ")):
        start = 0
    match = _REASON.search(passage.text, start)
    if match is None:
        match = re.match(
            r"(?:Citing|Accusing|Blaming|In (?:response|retaliation) (?:to|for))\b[^,;]{3,140}", passage.text
        )
    return _BEHIND_REASON.split(match.group())[0].strip(' ,“”"') if match else None


def is_justification(passage: Passage) -> bool:
    """True for a sentence that gives the reason of what was told before."""
    return _JUSTIFIES.search(passage.text) is not None


# -- legal acts ----------------------------------------------------------------------------------------------
_BASIS = re.compile(
    r"\bSections? (?:232|301|201|122|338)(?: of the Trade (?:Expansion )?Act(?: of \d{4})?)?|\bIEEPA\b"
    r"|International Emergency Economic Powers Act(?: of \d{4})?|Trade (?:Expansion )?Act of \d{4}"
    r"|Anti-Foreign Sanctions Law"
    r"|Export Control (?:Reform )?(?:Act|Law)(?: of \d{4})?|Foreign Trade Law"
    r"|(?:Economic )?[Rr]eciprocity [Ll]aw|Anti-Coercion Instrument"
    r"|Customs Tariff Act(?:,? \d{4})?|Export Trade Control Order|Export Administration Regulations"
)
_ACT = re.compile(
    r"\bExecutive Orders?(?: \(E\.?O\.?\))?(?: Nos?\.?)? ?\d{5}|\bE\.?O\.? \d{5}|\bProclamation(?: No\.?)? \d{4,5}"
    r"|\b(?:MOFCOM |Ministry of Commerce )?Announcements? Nos?\. ?\d+(?: of \d{4})?"
    r"|\b(?:Commission )?(?:Implementing |Delegated )?"
    r"Regulation \((?:EU|EC)\) (?:No )?\d+/\d+|\bDecision \(EU\) \d+/\d+|\bNotification No\. ?[\d/]+(?:-\w+)?"
    r"|\bDecree(?: No\.?)? [\d/]+"
    r"|\bHTSUS(?: (?:codes?|headings?|subheadings?))? \d{4}(?:\.\d{2}){1,3}|(?<=heading )9903\.\d{2}\.\d{2}"
    r"|(?<=headings )9903\.\d{2}\.\d{2}"
    r"|\b\d{2,3} (?:FR|Fed\. Reg\.) \d{3,6}"
)
_PLAIN_ACT = re.compile(r"\b(?:[Ee]xecutive [Oo]rder|[Pp]roclamation)\b")


def find_acts(text: str) -> tuple[str | None, str | None]:
    """Legal basis and numbered act that a text names: ``("IEEPA", "Executive Order 14257")``."""
    basis, act = _BASIS.search(text), _ACT.search(text)
    plain = _PLAIN_ACT.search(text)
    authority = basis.group() if basis else act.group() if act else plain.group() if plain else None
    return authority, act.group() if act else None
