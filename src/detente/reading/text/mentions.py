"""Finding who a sentence names: parties, institutions, people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from detente.reading.gazetteers.parties import (
    COMMON_WORDS,
    FIELDS,
    INSTITUTIONS,
    PARTY_WORDS,
    PEOPLE,
    SHADOWS,
    SURNAME_FIRST,
)
from detente.reading.text.bodies import HAS_SHORT, is_shared, owner_word, short_form

__all__ = ["Cast", "Mention"]

Kind = Literal["name", "demonym", "metonym", "institution", "person", "both", "pronoun", "shadow"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a sentence; offsets count from the beginning of the sentence."""

    start: int
    end: int
    kind: Kind
    party: str | None
    name: str
    """Canonical name of a person or institution; the words themselves otherwise."""
    office: str | None = None


_FAMILY_FIRST = frozenset(["CHN", "KOR", "TWN", "PRK", "HKG"])
"""States whose people are called by the word that comes first."""

_GIVEN_NAME = frozenset(["IDN", "MYS", "THA", "ETH", "VNM", "KHM", "LKA", "MMR"])
"""States whose people are as often called by their given name."""

_NEVER_A_FAMILY = frozenset(
    ["May", "March", "April", "June", "August", "Will", "Young", "Long", "Price", "Trade", "Day", "Washington",
     "America", "Holland", "Jordan", "England", "French", "German", "English", "Minister", "President",
     "Secretary", "Jr", "Sr", "He", "To", "So", "An", "We", "No", "Do", "In", "On", "My", "It", "She", "They"]
)  # fmt: skip


def _called(full: str, party: str | None) -> list[str]:
    """The single words by which somebody is called after the full name was given."""
    words = full.split()
    if full in SURNAME_FIRST or (party in _FAMILY_FIRST and full not in PEOPLE):
        return [words[0]]
    particle = next((i for i, w in enumerate(words) if i and w in ("van", "von", "de", "da", "der")), None)
    if full.startswith("Luiz"):
        return ["Lula"]
    if particle is not None and words[particle] in ("van", "von"):
        return [" ".join(words[particle:])]
    if len(words) < 2:
        return []
    return [words[-1], words[0]] if party in _GIVEN_NAME else [words[-1]]


_OFFICE_WORDS = (
    r"(?:[Dd]eputy |[Vv]ice[- ]|[Aa]cting |[Ff]ormer |[Nn]ewly sworn-in |[Cc]hief )?"
    r"(?:(?:[Ff]oreign|[Ff]inance|[Tt]rade|[Cc]ommerce|[Ii]ndustry|[Ee]conomy|[Ee]conomic|[Tt]reasury"
    r"|[Aa]griculture|[Dd]efen[cs]e|[Pp]rime|[Ee]nergy"
    r"|[Ii]nternational [Tt]rade|[Ee]uropean [Cc]ommission|[Cc]ommission|[Cc]abinet|[Pp]ress"
    r"|[Pp]residential(?: office)?|[Mm]inistry|[Pp]olicy|[Ss]tate|[Ee]xecutive) )*"
    r"(?:[Mm]inister|[Ss]ecretary|[Pp]resident|[Pp]remier|[Cc]hancellor|[Cc]ommissioner"
    r"|[Rr]epresentative|[Aa]mbassador|[Ss]pokes(?:man|woman|person)"
    r"|[Aa]dviser|[Aa]dvisor|[Nn]egotiator|[Cc]hief|[Gg]overnor|[Ss]enator|[Tt]reasurer|[Oo]fficial"
    r"|[Dd]irector(?:[- ][Gg]eneral)?|[Hh]ead|[Ee]nvoy|[Ll]eader|[Cc]hair(?:man"
    r"|woman)?)"
)
_NAME = (
    r"[A-Z][\w’'-]+(?:\s(?:(?:van|von|der|den|de|da|dos|bin|al)\s)*"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)[A-Z][\w’'-]+){1,2}"
)
_TITLED_OF = re.compile(
    r"(?P<office>(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Mm]inister-delegate) (?:of|for) (?:the )?"
    r"(?:[A-Z]\w+(?:, and |, | and ))*"
    r"(?:(?:Foreign|External|Economic|Home|International|National|Internal) )?[A-Z]\w+),? "
    rf"(?P<name>(?:(?:Tengku|Datuk|Seri|Sri|Dato|Tun|Tan|Sir|Dame|Dr|Sheikh)\.? )*{_NAME})"
)
_TITLED = re.compile(rf"(?P<office>{_OFFICE_WORDS})(?:\s|,\s(?={_NAME},\s))(?P<name>{_NAME})")
_APPOSED = re.compile(
    rf"\b(?P<name>{_NAME}),\s(?:(?:the|a|an|its|their"
    rf"|[A-Z][\w.]*['’]s)\s)?(?:[\w.-]+\s){{0,3}}?(?P<office>{_OFFICE_WORDS})\b(?!\s[A-Z])"
)
_OFFICE_STEMS = (
    "inister", "ecretary", "resident", "remier", "hancellor", "ommissioner", "epresentative", "mbassador", "pokes",
    "dvis", "egotiator", "hief", "overnor", "enator", "reasurer", "fficial", "irector", "ead", "nvoy", "hair",
)  # fmt: skip
"""Part of every office: a sentence without one introduces nobody by an office."""
_TITLED_FAMILY = re.compile(
    rf"(?P<office>{_OFFICE_WORDS})\s(?P<name>{'|'.join(sorted(COMMON_WORDS))})\b(?!['’-]?\s?[A-Z])"
)
_COUNTERPART = re.compile(rf"(?P<word>\b[Cc]ounterpart),?\s(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?P<name>{_NAME})")
_NOT_A_NAME = re.compile(
    r"^(?:The|A|Vice|Deputy|Affairs|Trade|Prime|Premier|President|Minister|Secretary|Chancellor|Representative"
    r"|Senator|In|On|For|And|Of|At|Trade|Commerce|Finance|Foreign|United|European|White|Ministry"
    r"|Commission|Council|Xi|Mr|Ms)\b"
)
_HONORIFIC = re.compile(
    r"^(?:(?:Honou?rable|Hon|Rt|Right|Shri|Smt|Sri|Sir|Dame|Dr|Mr|Ms|Mrs|Madam|Ambassador)\s)+"
)
_BOTH = (
    r"(?:[Bb]oth|[Tt]he two|[Tt]wo) (?:sides|countries|nations|governments|economies|powers|partners"
    r"|parties|leaders|capitals)|[Tt]he (?:two )?sides|each other|[Tt]he parties|[Tt]he two"
)
_OFFICE_BEHIND = re.compile(
    rf"(?:['’]s?)?\s(?:(?P<noun>(?:{FIELDS}\s(?:[Mm]inistry|[Dd]epartment|[Aa]uthorit(?:y|ies)|[Oo]ffice"
    rf"|[Rr]egulators?"
    r"|[Aa]gency|[Cc]ommission|[Cc]ouncil|[Aa]dministration|[Bb]ureau|[Ss]ervice|[Tt]ribunal)"
    r"|[Gg]overnment|[Cc]abinet|[Pp]arliament|[Ee]mbassy|[Cc]entral [Bb]ank))"
    r"|(?:[Mm]inistry|[Dd]epartment|[Ss]ecretariat)\s(?:of|for)\s(?:the\s)?(?P<of>[A-Z]\w+(?:(?:,\s|\sand\s|,\sand\s)"
    r"[A-Z]\w+){0,3}))\b(?!\s(?:officials?|spokes|bonds?|debt|minister))"
)
"""An institution behind the name or demonym of its state ("Chilean finance ministry", "India's government")."""

_OFFICE_OF = re.compile(
    r"\b(?P<body>[Gg]overnment|[Pp]arliament|Ministry|Department|Cabinet)"
    r"(?:\sof\s(?:the\s)?(?P<what>[A-Z]\w+)(?:(?:,|,?\sand|\s&)\s[A-Z]\w+){0,3})?\sof\s(?:the\s)?$"
)
"""An institution before the name of its state ("the Ministry of Finance of India", "the Government of Mexico")."""

_NAMED_BEHIND = re.compile(r"['’]s\s(?:spokes|minister|head|chief)|-")
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b"
_HINTS = (
    r"[Tt]he (?:US |Trump )?[Aa]dministration|[Tt]he (?:(?:[Cc]ommerce|[Ff]inance"
    r"|[Ff]oreign|[Tt]rade|[Ii]ndustry|[Ee]conomy) )?[Mm]inistry(?! of)"
    r"|[Tt]he Ministry of (?:Commerce|Finance|Trade|Economy|Industry|Foreign Affairs|Agriculture"
    r"|Foreign Trade)"
    r"(?!,? (?:of|and) [A-Z])|[Tt]he [Cc]ommission|[Tt]he bloc"
    r"|[Tt]he (?:(?:[Ii]nvestigating|[Dd]esignated|[Tt]rade|[Cc]ustoms) )?(?:[Aa]uthority|[Tt]ribunal|[Dd]irectorate)"
    r"(?! (?:of|for|on|to)\b|['’]s? (?:spokes|head|chief))"
    r"|(?<![a-z] )[Tt]he (?:[A-Z]\w+\s)?(?:country|nation|kingdom)"
    r"(?=(?:\s(?:on|last|this)\s\w+)?\s(?:will|would|has|had|also|then|now|plans?"
    r"|\w{3,}ed)\b)"
    r"|[Tt]he (?:(?:[Uu]nion|[Ff]ederal|[Cc]entral|[Nn]ational) )?[Gg]overnment(?! (?:of|shutdown|spending|debt"
    r"|bonds?|procurement)\b)"
    r"|(?:[Tt]he )?Centre(?= (?:has|have|had|will|is|lifts|lifted|impos\w+|bans|banned|raises|raised|cuts|cut"
    r"|extends|extended"
    r"|hikes|hiked|slaps|removes|removed|allows|said|notifie[sd])\b)|[Tt]he (?:[Uu]nion )?[Cc]abinet\b"
    rf"|[Tt]he (?:(?:{FIELDS}|[Dd]eputy|[Vv]ice|[Cc]hief|[Tt]op|former) )*(?:[Pp]resident|[Pp]rime [Mm]inister"
    r"|[Pp]remier|[Cc]hancellor|[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Nn]egotiator|[Ss]pokes(?:man|woman"
    r"|person)|[Ee]nvoy"
    r"|[Aa]mbassador|[Tt]rade [Rr]epresentative)(?![\w-]| [A-Z]| of\b|['’]s (?:office|spokes))"
)
_HOLDER_BEHIND = re.compile(
    rf"(?:['’]s?)?\s(?:(?:{FIELDS}|[Dd]eputy|[Vv]ice|[Cc]hief|[Tt]op|former)\s)*(?:[Pp]resident"
    rf"|[Pp]rime [Mm]inister"
    r"|[Pp]remier|[Cc]hancellor|[Mm]inister|[Ss]ecretary|[Nn]egotiator|[Ss]pokes(?:man|woman|person)|[Ee]nvoy"
    r"|[Aa]mbassador|[Tt]rade [Rr]epresentative)(?![\w-]|,? [A-Z]| of\b|['’]s (?:office|spokes))"
)
"""An office behind the name or demonym of its state, without the name of who holds it."""


_GENERIC: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("both", re.compile(_BOTH)),
    ("pronoun", re.compile(_HINTS)),
    ("pronoun", re.compile(_PRONOUN)),
)

Entry = tuple[Kind, str | None, str]
Index = dict[str, list[tuple[str, Entry]]]

_FIRST = re.compile(r"\w+")
_TOKEN = re.compile(r"(?<![\w$])(?:[A-ZÀ-ÞŠŽĐ]\w*|the(?= [\dA-Zb])|v[ao]n(?= ))")
"""Words at which the name of somebody can begin."""

_GOES_ON = re.compile(
    r"\w|\$|-(?!sided|led|made|based|bound|origin|owned|built|produced|assembled|manufactured|backed"
    r"|headquartered)"
)
"""What may not follow a name directly ("USMCA", "US-China")."""


def _add_entry(index: Index, word: str, entry: Entry) -> None:
    first = _FIRST.match(word)
    if first is None:
        return
    rows = index.setdefault(first.group(), [])
    if all(known != word for known, _ in rows):
        rows.append((word, entry))
        rows.sort(key=lambda row: -len(row[0]))


@lru_cache(maxsize=1)
def _tables() -> Index:
    """Names by their first word, the longest first; built once, on first use."""
    entries: dict[str, Entry] = {}
    for party, (names, demonyms, metonyms) in PARTY_WORDS.items():
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("name", names),
            ("demonym", demonyms),
            ("metonym", metonyms),
        )
        for kind, words in kinds:
            for word in words:
                entries.setdefault(word, (kind, party, word))
    for title, (owner, canonical) in INSTITUTIONS.items():
        entries[title] = ("institution", owner, canonical)
    for full, (side, _) in PEOPLE.items():
        entries[full] = ("person", side, full)
        for family in _called(full, side):
            if family not in COMMON_WORDS:
                entries.setdefault(family, ("person", side, full))
    for shadow in SHADOWS:
        entries[shadow] = ("shadow", None, shadow)
    index: Index = {}
    for word, entry in entries.items():
        first = _FIRST.match(word)
        if first is not None:
            index.setdefault(first.group(), []).append((word, entry))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _lookup(index: Index, token: str, text: str, start: int) -> tuple[int, Entry] | None:
    for word, entry in index.get(token, ()):
        if text.startswith(word, start) and not _GOES_ON.match(text, start + len(word)):
            return start + len(word), entry
    return None


_GOVERNMENT_OF = re.compile(
    r"\bGovernment of (?:the )?(?:(?:Republic|Kingdom|Commonwealth|Federal Republic|People['’]s Republic) of )?$"
)
_NO_STATE = re.compile(r"(?:Bank of |South |North |New |Asia[- ]|Deutsche |of the )$")
_NEGATED = re.compile(r"\b(?:[Nn]on|[Aa]nti|[Pp]ro)-$")
"""``non-U.S. countries``: everybody but the side that is named."""
_LANGUAGE = re.compile(r"[A-Z]\w+(?:[).,;:\"”]|\s(?:to|as|by|for|is|was|that|on)\b|$)")
"""``for its acronym in Spanish``: a language, no state."""
_POSSESSIVE_OWNER = re.compile(r"([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})['’]s\s+$")


@dataclass
class Cast:
    """People a document introduces, so that a family name is understood afterwards."""

    people: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Full name: (party, office)."""
    families: dict[str, str] = field(default_factory=dict)
    pair: tuple[Mention, Mention] | None = None
    """The two people of different sides whom a sentence named together last."""

    index: Index = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    """Whose the offices are whose name several states share, as far as the document says."""

    def introduce(self, text: str) -> None:
        """Note the people a sentence names in full, with their offices, and the short forms of offices."""
        if HAS_SHORT.search(text):
            bodies = [m for m in self.find(text) if m.kind == "institution"]
            for i, body in enumerate(bodies):
                short = short_form(text, body.end)
                if short is None or body.party is None:
                    continue
                if i and text[bodies[i - 1].end : body.start] in (" of ", " of the "):
                    body = bodies[i - 1]  # an office of a ministry: the short form is its own
                _add_entry(self.index, short, ("institution", body.party, body.name))
        for token in _TOKEN.finditer(text):
            known = _lookup(_tables(), token.group(), text, token.start())
            if (
                known is not None
                and known[1][0] == "person"
                and known[1][2] == text[token.start() : known[0]]
            ):
                self._add(known[1][2], known[1][1], None)
        if "ounterpart" in text:
            for match in _COUNTERPART.finditer(text):
                self._introduce(match["name"], "", _owner_of(text, match.start("word")))
        if not any(stem in text for stem in _OFFICE_STEMS):
            return
        for match in _TITLED_OF.finditer(text):
            ministry = re.sub(r"^\w+ (?:of|for) ", "Ministry of ", match["office"])
            owner = INSTITUTIONS.get(ministry, (None, ""))[0]
            self._introduce(match["name"], match["office"], _owner_of(text, match.start()) or owner)
        for match in _TITLED.finditer(text):
            self._introduce(match["name"], match["office"], _owner_of(text, match.start()))
        if any(name in text for name in COMMON_WORDS):
            for match in _TITLED_FAMILY.finditer(text):
                self._introduce_family(match["name"], _owner_of(text, match.start()), match["office"])
        for match in _APPOSED.finditer(text):
            owner = _owner_of(text, match.start("office")) or _owner_behind(text, match.end())
            self._introduce(match["name"], match["office"], owner)

    def label(self, name: str, office: str | None) -> None:
        """Note the speaker whom a line of a transcript begins with."""
        known = next((full for full in (*self.people, *PEOPLE) if full.lower() == name.lower()), None)
        if known is not None or office is not None:
            self._add(known or name, PEOPLE.get(known or name, (None, None))[0], office)

    def _introduce(self, name: str, office: str, party: str | None) -> None:
        name = _HONORIFIC.sub("", name)
        if " " not in name or _NOT_A_NAME.match(name) or _is_other_name(name):
            return
        known = next((k for k in PEOPLE if name.startswith(k) or _unmistakable(k, name)), None)
        if known is None and name not in self.people:
            # "Deputy Prime Minister Rahman" after "Tengku Rahman": the same person
            known = self.families.get(name)
        full = known or name
        self._add(full, PEOPLE[full][0] if full in PEOPLE else party, office)

    def _introduce_family(self, name: str, owner: str | None, office: str) -> None:
        """ "South Korea's President Lee": a common family name, told by the state and the office."""
        for full, (party, usual) in PEOPLE.items():
            if (
                name in _called(full, party)
                and name not in self.families
                and owner == party
                and usual.split()[-1].lower() == office.split()[-1].lower()
            ):
                self._add(full, party, office)
                return

    def _add(self, full: str, party: str | None, office: str | None) -> None:
        old = self.people.get(full)
        if old is None:
            if " " not in full:
                return
            self.people[full] = (party, office)
            _add_entry(self.index, full, ("person", party, full))
            for family in _called(full, party):
                if family not in self.families and family not in _NEVER_A_FAMILY:
                    self.families[family] = full
                    _add_entry(self.index, family, ("person", party, full))
        elif (office and not old[1]) or (party and not old[0]):
            self.people[full] = (old[0] or party, old[1] or office)

    def office_of(self, name: str) -> str | None:
        """Office as the document writes it, else the usual one."""
        written = self.people.get(name, (None, None))[1]
        return written or (PEOPLE[name][1] if name in PEOPLE else None)

    def find(self, text: str) -> list[Mention]:
        """Every mention of a party, institution or person in a sentence, pronouns included."""
        taken: list[Mention] = []
        end = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < end:
                continue
            if text[start - 4 : start] in ("non-", "Non-"):
                continue  # "non-U.S. suppliers"
            found = _lookup(self.index, token.group(), text, start)
            known = _lookup(_tables(), token.group(), text, start)
            if found is None or (known is not None and known[0] > found[0]):
                found = known
            if found is None:
                continue
            stop, (kind, party, name) = found
            if kind in ("name", "metonym", "demonym"):
                if _NEGATED.search(text, max(0, start - 5), start):
                    end = stop
                    continue
                office = _OFFICE_BEHIND.match(text, stop)
                if office is not None and not _NAMED_BEHIND.match(text, office.end()):
                    end = office.end()
                    taken.append(Mention(start, end, "institution", party, _office_name(party, office)))
                    continue
                ahead = _OFFICE_OF.search(text[:start][-100:])
                if ahead is not None and kind == "name":
                    end = stop
                    what = ahead["what"].split()[-1].lower() if ahead["what"] else ""
                    owner = (PARTY_WORDS[party][1] or PARTY_WORDS[party][0])[0] if party else ""
                    owner = "US" if party == "USA" else owner
                    body = ahead["body"].lower()
                    called = f"{owner} {body}" if not what else f"{owner} {what} {body}"
                    taken.append(Mention(start - len(ahead.group()), stop, "institution", party, called))
                    continue
                holder = _HOLDER_BEHIND.match(text, stop)
                if holder is not None:
                    end = holder.end()
                    taken.append(Mention(start, end, "pronoun", party, text[start:end]))
                    continue
                before = text[max(0, start - 14) : start]
                if (
                    kind == "demonym"
                    and _LANGUAGE.match(text, start)
                    and text.endswith((" in ", " In "), 0, start)
                ):
                    end = stop
                    continue
                if (
                    kind != "demonym"
                    and _NO_STATE.search(before)
                    and not text[:start].rstrip().endswith("of the")
                ):
                    continue
            if kind == "name":
                office_of = _GOVERNMENT_OF.search(text[max(end, start - 40) : start])
                if office_of is not None:
                    start -= office_of.end() - office_of.start()
                    kind, name = "institution", f"Government of {name}"
            end = stop
            if kind == "shadow":
                continue
            if kind == "person":
                party = self.people.get(name, (party, None))[0] or party
                taken.append(Mention(start, stop, kind, party, name, self.office_of(name)))
            elif kind == "institution" and is_shared(text[start:stop]):
                taken.append(self._shared(text, start, stop, party, name, taken))
            else:
                taken.append(Mention(start, stop, kind, party, name))
        offices = [(m.start, m.end) for m in taken if m.kind == "institution"]
        for kind, pattern in _GENERIC:
            taken += [
                Mention(m.start(), m.end(), kind, None, m.group())
                for m in pattern.finditer(text)
                if not any(start < m.end() and m.start() < end for start, end in offices)
            ]
        return _longest(taken)

    def _shared(
        self, text: str, start: int, stop: int, party: str | None, name: str, taken: list[Mention]
    ) -> Mention:
        """An office whose name several states share, as that of the state beside it or told before."""
        word = text[start:stop]
        owner: str | None = None
        before = taken[-1] if taken else None
        if (
            before is not None
            and before.kind in ("name", "demonym", "metonym")
            and before.party not in (None, party)
            and owner_word(text[before.end : start])
        ):
            owner, start = before.party, before.start
            taken.pop()
        elif text.startswith(" of ", stop):
            owner = _owner_behind(text, stop)
        if owner is not None:
            self.owners.setdefault(word, owner)
        owner = owner or self.owners.get(word)
        if owner is None or owner == party or owner not in PARTY_WORDS:
            return Mention(start, stop, "institution", party, name)
        called = f"{(PARTY_WORDS[owner][1] or PARTY_WORDS[owner][0])[0]} {word}"
        return Mention(start, stop, "institution", owner, called)


def _is_other_name(name: str) -> bool:
    """True when the first word names a state or an institution."""
    first = name.split()[0]
    known = _lookup(_tables(), first, name, 0)
    return known is not None and known[1][0] in ("name", "demonym", "metonym", "institution", "shadow")


def _unmistakable(known: str, name: str) -> bool:
    return name in _called(known, PEOPLE[known][0]) and name not in COMMON_WORDS


def _owner_of(text: str, position: int) -> str | None:
    """Party of an office from the word before it ("Australian Trade Minister", "India's commerce minister")."""
    start = max(0, position - 40)
    owner = None
    for token in _TOKEN.finditer(text, start, position):
        known = _lookup(_tables(), token.group(), text, token.start())
        if known is not None and -25 <= position - known[0] <= 14:
            owner = known[1][1] or owner
    return owner


def _owner_behind(text: str, position: int) -> str | None:
    """Party of an office from the words behind it ("president of the European Council")."""
    of = re.compile(r"\s(?:of|for|at|from|to)\s(?:the\s)?").match(text, position)
    if of is None:
        return None
    token = _TOKEN.match(text, of.end())
    known = _lookup(_tables(), token.group(), text, of.end()) if token else None
    return known[1][1] if known else None


def _office_name(party: str | None, office: re.Match[str]) -> str:
    demonyms = ("US",) if party == "USA" else PARTY_WORDS[party][1] if party else ()
    owner = demonyms[0] if demonyms else PARTY_WORDS[party][0][-1] if party else ""
    if office["of"]:
        field_name = re.split(r",| and ", office["of"])[0].lower()
        return f"{owner} {field_name} ministry"
    return f"{owner} {' '.join(office['noun'].split()).lower()}"


def _longest(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start), m.kind != "person")):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out
