"""Groups of states that are named as one party: names and members on a day.

Members as listed by the secretariats: ASEAN (Timor-Leste admitted on 26 October 2025), EFTA, the Gulf Cooperation
Council, Mercosur (Bolivia a full member since 8 August 2024, Venezuela suspended since December 2016), the Eurasian
Economic Union (Kyrgyzstan since 12 August 2015) and the Southern African Customs Union. The European Union is a party
of its own: it acts as one and the model of world trade knows it as one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

__all__ = ["GROUPS", "GROUP_NAMES", "as_groups", "members_of_groups"]

_NAMES = {
    "ASEAN": ("Association of Southeast Asian Nations", "ASEAN", "Asean"),
    "EFTA": ("European Free Trade Association", "EFTA"),
    "GCC": ("Gulf Cooperation Council", "GCC"),
    "MERCOSUR": ("Mercosur", "MERCOSUR", "Mercosul"),
    "EAEU": ("Eurasian Economic Union", "EAEU"),
    "SACU": ("Southern African Customs Union", "SACU"),
}
_STATES = (
    "",
    " countries",
    " states",
    " nations",
    " members",
    " member states",
    " member countries",
    " bloc",
)

GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    code: (tuple(f"{name}{states}" for name in names for states in _STATES), (), ())
    for code, names in _NAMES.items()
}
"""Code: (names, demonyms, metonyms), as in the table of states."""

GROUP_NAMES = {"ASEAN": "ASEAN", "EFTA": "EFTA states", "GCC": "Gulf Cooperation Council",
               "MERCOSUR": "Mercosur", "EAEU": "Eurasian Economic Union",
               "SACU": "Southern African Customs Union"}  # fmt: skip
"""What titles call a group."""

_MEMBERS = {
    "ASEAN": "BRN IDN KHM LAO MMR MYS PHL SGP THA VNM",
    "EFTA": "CHE ISL LIE NOR",
    "GCC": "ARE BHR KWT OMN QAT SAU",
    "MERCOSUR": "ARG BRA PRY URY",
    "EAEU": "ARM BLR KAZ KGZ RUS",
    "SACU": "BWA LSO NAM SWZ ZAF",
}
_JOINED = {
    "ASEAN": (("TLS", dt.date(2025, 10, 26)),),
    "MERCOSUR": (("BOL", dt.date(2024, 8, 8)),),
}


def members_of_groups(parties: tuple[str, ...], on: dt.date | None) -> tuple[str, ...]:
    """The parties with each group replaced by its members on a day (the members of today where no day is known)."""
    out: dict[str, None] = {}
    for party in parties:
        members = _MEMBERS[party].split() if party in _MEMBERS else [party]
        late = [state for state, since in _JOINED.get(party, ()) if on is None or on >= since]
        out |= dict.fromkeys((*members, *late))
    return tuple(out)


def as_groups(parties: Sequence[str]) -> tuple[str, ...]:
    """The parties with the members of a whole group replaced by the group, where its first member stood.

    >>> as_groups(("IND", "CHE", "ISL", "LIE", "NOR"))
    ('IND', 'EFTA')
    """
    left = list(parties)
    for group, members in _MEMBERS.items():
        if not set(members.split()) <= set(left):
            continue
        late = {state for state, _ in _JOINED.get(group, ())}
        inside = {*members.split(), *late}
        first = next(i for i, party in enumerate(left) if party in inside)
        left = [*left[:first], group, *(p for p in left[first:] if p not in inside)]
    return tuple(left)
