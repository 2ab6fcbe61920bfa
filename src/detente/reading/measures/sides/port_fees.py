"""Sides of fees on ships: whose ships pay, and in whose ports."""

from __future__ import annotations

import re

from detente.reading.measures.heads.head import Head
from detente.reading.measures.sides.bearers import Sides
from detente.reading.text.context import Passage

__all__ = ["sides_of_fees"]

_SHIPS = re.compile(
    r"[-\s](?:(?:connected|owned|built|operated|flagged|flag|linked|affiliated|made|controlled|registered|based)\b"
    r"(?:,?\s(?:and|or)\s(?:[\w-]+\s)?|\s))?(?:[a-z]+\s)?(?:vessels?|ships?|shipping|carriers?|tankers?|shipbuild\w+"
    r"|maritime)\b"
)
_PORTS = re.compile(r"(?:['’]s)?\s(?:sea)?(?:ports?|harbou?rs?|port calls?|terminals)\b")


def sides_of_fees(passage: Passage, head: Head) -> Sides:
    """The state whose ships a fee is on, and the one in whose ports it is due, where no other is said to charge it."""
    target: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    for mention in passage.mentions:
        party, behind = mention.party, mention.start >= head.end
        if party is None:
            continue
        if not target and behind and _SHIPS.match(passage.text, mention.end):
            target = (party,)
            continue
        in_port = behind and _PORTS.match(passage.text, mention.end) is not None
        if in_port or not (actor or behind or mention.kind == "person"):
            actor = (party,)
    if not target or set(actor) & set(target):
        return Sides()
    return Sides(actor=actor, target=target)
