"""Finding who a sentence names: parties, institutions, people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.reading.gazetteers.parties import COMMON_WORDS, FIELDS, INSTITUTIONS, PARTY_WORDS, PEOPLE
from detente.reading.text.bodies import HAS_SHORT, is_shared, owner_word, short_form
from detente.reading.text.known_names import (
    GIVEN_TOO,
    NEVER_A_FAMILY,
    TOKEN,
    Index,
    Kind,
    add_entry,
    is_other_name,
    lookup,
    owner_behind,
    owner_of,
    short_names,
    tables,
    unmistakable,
)
from detente.reading.text.ministries import MINISTRY, MINISTRY_OF, OWNED_BODY
from detente.reading.text.office_words import (
    APPOSED,
    COUNTERPART,
    HOLDER_BEHIND,
    HOLDER_OF,
    HONORIFIC,
    HONOURED,
    INITIALLED,
    NAMED_BEHIND,
    NOT_A_NAME,
    OF_STATE,
    OFFICE_BEHIND,
    OFFICE_OF,
    OFFICE_STEMS,
    SUCCESSOR,
    TITLED,
    TITLED_FAMILY,
    TITLED_OF,
    office_name,
)

__all__ = ["Cast", "Mention"]


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


_BOTH = (
    r"(?:[Bb]oth|[Tt]he two|[Tt]wo) (?:sides|countries|nations|governments|economies|powers|partners"
    r"|parties|leaders|capitals)|[Tt]he (?:two )?sides|each other|[Tt]he parties|[Tt]he two"
)


_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b"


_HINTS = (
    r"[Tt]he (?:US |Trump )?[Aa]dministration|[Tt]he [Cc]ommission|[Tt]he bloc"
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


_GENERIC: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("both", re.compile(_BOTH)),
    ("pronoun", re.compile(rf"{MINISTRY}|{MINISTRY_OF}")),
    ("pronoun", re.compile(_HINTS)),
    ("pronoun", re.compile(_PRONOUN)),
)


_GOVERNMENT_OF = re.compile(
    r"\bGovernment of (?:the )?(?:(?:Republic|Kingdom|Commonwealth|Federal Republic|People['’]s Republic) of )?$"
)


_NO_STATE = re.compile(r"(?:Bank of |South |North |New |Asia[- ]|Deutsche |of the )$")


_CURRENCY = re.compile(
    r"\s(?:[Dd]ollars?|[Cc]ents?|[Rr]upees?|[Rr]upiahs?|[Yy]uan|[Yy]en|[Rr]eais|[Rr]ou?bles?|[Pp]esos?"
    r"|[Rr]ands?|[Rr]inggit|[Bb]aht|[Ll]iras?|[Dd]irhams?|[Dd]inars?|[Rr]iyals?|[Ff]rancs?|[Kk]ron[aeo]r?|[Pp]ounds?"
    r"|[Nn]aira|[Tt]enge|[Tt]aka|[Dd]ong|[Ss]hillings?|[Cc]edis?)\b"
)
"""``1.63 US dollars per kg``: money, no side."""


_FOR_OR_AGAINST = re.compile(r"\b(?:[Aa]nti|[Pp]ro)-$")
"""``anti-China bloc``: the side that is named does nothing."""


_LANGUAGE = re.compile(
    r"[A-Z]\w+(?:[).,;:\"”]|\s(?:to|as|by|for|is|was|that|on|and(?= [a-z])|or(?= [a-z]))\b|$)"
)
"""``for its acronym in Spanish``: a language, no state."""


_WRITTEN = re.compile(
    r"\b(?:acronym|initials|abbreviat\w+|version|text|translation|translated|written|available|spelled|called)\s"
    r"(?:\w+\s)?in(?:to)?\s$"
)


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
    _found: dict[tuple[str, int], list[Mention]] = field(default_factory=dict, repr=False)
    """Sentences are asked for again while the document is read; forgotten when somebody is introduced, and looked at
    anew when an office has found its owner."""

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
                add_entry(self.index, short, ("institution", body.party, body.name))
                self._found.clear()
            for body in self.find(text) if "(" in text else []:
                owned = OWNED_BODY.match(text, body.end) if body.party and body.kind != "person" else None
                if owned is not None:
                    for name in (owned["short"], owned["name"]):
                        add_entry(self.index, name, ("institution", body.party, owned["name"]))
                    self._found.clear()
        for token in TOKEN.finditer(text):
            known = lookup(tables(), token.group(), text, token.start())
            if (
                known is not None
                and known[1][0] == "person"
                and known[1][2] == text[token.start() : known[0]]
            ):
                self._add(known[1][2], known[1][1], None)
        if "ounterpart" in text:
            for match in COUNTERPART.finditer(text):
                self._introduce(match["name"], "", owner_of(text, match.start("word")))
        for match in INITIALLED.finditer(text):
            full = f"{match['first']} {match['last']}"
            if full in PEOPLE and full not in self.people:
                self._add(full, PEOPLE[full][0], None)
            if full in self.people:
                add_entry(self.index, match.group(), ("person", self.people[full][0], full))
                self._found.clear()
        for match in HONOURED.finditer(text) if "Hon" in text else ():
            self._introduce(match["name"], "", None)
        for match in SUCCESSOR.finditer(text) if "cessor" in text else ():
            self._introduce(match["name"], match["word"], owner_of(text, match.start("word")))
        for match in OF_STATE.finditer(text):
            named = [m for m in self.find(text[: match.start()]) if m.end == match.start()]
            if named and named[0].kind in ("name", "metonym") and named[0].party:
                self._introduce(match["name"], "", named[0].party)
        if not any(stem in text for stem in OFFICE_STEMS):
            return
        for match in TITLED_OF.finditer(text):
            ministry = re.sub(r"^\w+ (?:of|for) ", "Ministry of ", match["office"])
            owner = INSTITUTIONS.get(ministry, (None, ""))[0]
            self._introduce(match["name"], match["office"], owner_of(text, match.start()) or owner)
        for match in TITLED.finditer(text):
            self._introduce(match["name"], match["office"], owner_of(text, match.start()))
        if any(name in text for name in COMMON_WORDS):
            for match in TITLED_FAMILY.finditer(text):
                self._introduce_family(match["name"], owner_of(text, match.start()), match["office"])
        for match in APPOSED.finditer(text):
            owner = owner_of(text, match.start("office")) or owner_behind(text, match.end())
            self._introduce(match["name"], match["office"], owner)

    def label(self, name: str, office: str | None) -> None:
        """Note the speaker whom a line of a transcript begins with."""
        known = next((full for full in (*self.people, *PEOPLE) if full.lower() == name.lower()), None)
        if known is not None or office is not None:
            self._add(known or name, PEOPLE.get(known or name, (None, None))[0], office)

    def _introduce(self, name: str, office: str, party: str | None) -> None:
        name = HONORIFIC.sub("", name)
        if " " not in name or NOT_A_NAME.match(name):
            return
        if is_other_name(name) and not (office and name.split()[0] in GIVEN_TOO):
            return
        known = next((k for k in PEOPLE if name.startswith(k) or unmistakable(k, name)), None)
        if known is None and name not in self.people:
            # "Deputy Prime Minister Rahman" after "Tengku Rahman": the same person
            known = self.families.get(name)
        full = known or name
        self._add(full, PEOPLE[full][0] if full in PEOPLE else party, office)

    def _introduce_family(self, name: str, owner: str | None, office: str) -> None:
        """ "South Korea's President Lee": a common family name, told by the state and the office."""
        for full, (party, usual) in PEOPLE.items():
            if (
                name in short_names(full, party)
                and name not in self.families
                and owner == party
                and usual.split()[-1].lower() == office.split()[-1].lower()
            ):
                self._add(full, party, office)
                return

    def _add(self, full: str, party: str | None, office: str | None) -> None:
        self._found.clear()
        old = self.people.get(full)
        if old is None:
            if " " not in full:
                return
            self.people[full] = (party, office)
            add_entry(self.index, full, ("person", party, full))
            for family in short_names(full, party):
                if family not in self.families and family not in NEVER_A_FAMILY:
                    self.families[family] = full
                    add_entry(self.index, family, ("person", party, full))
        elif (office and not old[1]) or (party and not old[0]):
            self.people[full] = (old[0] or party, old[1] or office)

    def settle_leaders(self, party: str) -> None:
        """Give presidents and ministers of no state to the only state that the document names."""
        for name, (owner, office) in self.people.items():
            if owner is None and office is not None and _LEADS.search(office):
                self.people[name] = (party, office)
        self._found.clear()

    def office_of(self, name: str) -> str | None:
        """Office as the document writes it, else the usual one."""
        written = self.people.get(name, (None, None))[1]
        return written or (PEOPLE[name][1] if name in PEOPLE else None)

    def find(self, text: str) -> list[Mention]:
        """Every mention of a party, institution or person in a sentence, pronouns included."""
        known_so_far = (text, len(self.owners))
        if known_so_far not in self._found:
            self._found[known_so_far] = self._find(text)
        return list(self._found[known_so_far])

    def _find(self, text: str) -> list[Mention]:
        taken: list[Mention] = []
        end = 0
        for token in TOKEN.finditer(text):
            start = token.start()
            if start < end:
                continue
            if text[start - 4 : start] in ("non-", "Non-"):
                continue  # "non-U.S. suppliers": everybody but the side that is named
            found = lookup(self.index, token.group(), text, start)
            known = lookup(tables(), token.group(), text, start)
            if found is None or (known is not None and known[0] > found[0]):
                found = known
            if found is None:
                continue
            stop, (kind, party, name) = found
            if kind in ("name", "metonym", "demonym"):
                if _CURRENCY.match(text, stop):
                    end = stop
                    continue
                if _FOR_OR_AGAINST.search(text, max(0, start - 5), start):
                    end = stop
                    continue
                office = OFFICE_BEHIND.match(text, stop)
                if office is not None and not NAMED_BEHIND.match(text, office.end()):
                    end = office.end()
                    taken.append(Mention(start, end, "institution", party, office_name(party, office)))
                    continue
                ahead = OFFICE_OF.search(text[:start][-100:])
                if ahead is not None and kind == "name":
                    end = stop
                    what = ahead["what"].split()[-1].lower() if ahead["what"] else ""
                    owner = _adjective(party)
                    body = ahead["body"].lower()
                    called = f"{owner} {body}" if not what else f"{owner} {what} {body}"
                    taken.append(Mention(start - len(ahead.group()), stop, "institution", party, called))
                    continue
                minister = HOLDER_OF.match(text, stop)
                if minister is not None:
                    end = minister.end()
                    called = f"{_adjective(party)} {minister['title']}"
                    taken.append(Mention(start, end, "institution", party, called, minister["title"]))
                    continue
                holder = HOLDER_BEHIND.match(text, stop)
                if holder is not None:
                    end = holder.end()
                    taken.append(Mention(start, end, "pronoun", party, text[start:end]))
                    continue
                before = text[max(0, start - 14) : start]
                if kind == "demonym" and (
                    (_LANGUAGE.match(text, start) and text.endswith((" in ", " In "), 0, start))
                    or _WRITTEN.search(text, max(0, start - 40), start)
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
            longer = (
                _MINISTRY_OF.match(text, start)
                if kind == "institution" and token.group() == "Ministry"
                else None
            )
            if longer is not None and longer.end() > stop and longer.group() not in INSTITUTIONS:
                continue  # "the Ministry of Economy, Development and Tourism" is not the Ministry of Economy
            end = stop
            if kind == "shadow":
                continue
            if kind == "person":
                junior = _JUNIOR.match(text, stop)
                stop = end = junior.end() if junior is not None else stop
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
            owner = owner_behind(text, stop)
        if owner is not None:
            self.owners.setdefault(word, owner)
        owner = owner or self.owners.get(word)
        if owner is None or owner == party or owner not in PARTY_WORDS:
            return Mention(start, stop, "institution", party, name)
        called = f"{(PARTY_WORDS[owner][1] or PARTY_WORDS[owner][0])[0]} {word}"
        return Mention(start, stop, "institution", owner, called)


_MINISTRY_OF = re.compile(MINISTRY_OF)


_LEADS = re.compile(r"\b(?:President|Prime Minister|Premier|Minister|Chancellor)\b", re.IGNORECASE)
_JUNIOR = re.compile(r",?\s(?:Jr|Sr)\b\.?")


def _adjective(party: str | None) -> str:
    """The word that stands before an office of a state."""
    if party is None or party == "USA":
        return "US" if party else ""
    return (PARTY_WORDS[party][1] or PARTY_WORDS[party][0])[0]


def _longest(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start), m.kind != "person")):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out
