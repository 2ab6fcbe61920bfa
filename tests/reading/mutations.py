"""Mutations of the development documents: one fact of the text changes, and the records must follow.

Four kinds, a hundred of each: a number, a date, a party in all its forms, a negation put in or taken out. A
mutation says which field of which record rested on the changed words. It passes when that field takes the new
value (or the record disappears, changes its status, or is doubted by an issue) **and** every other record stays
what it was. The same seed gives the same mutations.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from benchmarks.scoring import FIXTURES
from mutation_parties import COUNTRIES, PARTY_SITES
from mutation_sites import DATE_SITES, NEGATION_SITES, NUMBER_SITES

from detente.ledger import Ledger
from detente.reading import flat, read
from detente.reading.documents import from_text

__all__ = ["KINDS", "Mutation", "Outcome", "mutations", "run"]

KINDS = ("number", "date", "party", "negation")
EACH = 100
SEED = 20251027

COMPARED = {
    "measures": ("actor", "target", "type", "action", "rate", "rate_min", "rate_max", "rate_from", "rate_basis",
        "products", "coverage", "content_rule", "announced", "effective", "until", "status", "authority"),
    "commitments": ("actor", "beneficiary", "type", "products", "quantity", "unit", "per", "bound",
        "period_start", "period_end", "years", "cap_per_year", "status", "claimed_by"),
    "market_moves": ("instrument", "change_pct", "change_points", "level", "direction", "date", "session"),
    "meetings": ("participants", "country", "date", "status"),
    "claims": ("speaker", "side"),
}  # fmt: skip
DEAD = frozenset({"averted", "withdrawn", "removed", "expired", "superseded", "invalidated", "cancelled"})


@dataclass(frozen=True)
class Mutation:
    """One change of one document, and what the records must show afterwards."""

    name: str
    kind: str
    document: str
    edits: tuple[tuple[str, str], ...]
    """(words, new words): applied together, every occurrence; the words must occur."""
    sets: tuple[tuple[str, str, Any], ...] = ()
    """(record, field, value): the field takes the value; a set of values means any of them."""
    hits: tuple[str, ...] = ()
    """Records that must disappear, be dead, or be doubted."""
    statuses: frozenset[str] = DEAD
    """Statuses that count as dead for the records of ``hits``."""
    frees: tuple[str, ...] = ()
    """Records or fields (``m2`` or ``m2.status``) of which the change says nothing."""
    renames: tuple[tuple[str, str], ...] = ()
    """(old, new) code or name of a party and its people."""
    issue: str | None = None
    """A kind of issue that must appear."""

    def text(self, original: str) -> str:
        table = dict(self.edits)
        for words in table:
            if words not in original:
                raise ValueError(f"{self.name}: {words!r} is not in document {self.document}")
        ordered = sorted(table, key=len, reverse=True)
        parts = [
            (r"\b" if w[0].isalnum() else "") + re.escape(w) + (r"\b" if w[-1].isalnum() else "")
            for w in ordered
        ]
        return re.sub("|".join(parts), lambda m: table[m.group()], original)


@dataclass
class Outcome:
    """What became of one mutation."""

    mutation: Mutation
    problems: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.problems


@lru_cache(maxsize=16)
def _original(document: str) -> str:
    return (FIXTURES / f"{document}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def _baseline(document: str) -> Ledger:
    return _read(_original(document))


def _read(text: str) -> Ledger:
    document = from_text(text)
    ledger = read(document)
    ledger.verify({document.source.id: document.text})
    return ledger


def mutations(seed: int = SEED) -> list[Mutation]:
    """The four hundred mutations of a seed."""
    draw = random.Random(seed)
    made = {"number": _numbers(draw), "date": _dates(), "party": _parties(), "negation": _negations()}
    out: list[Mutation] = []
    for kind in KINDS:
        every = made[kind]
        if len(every) < EACH:
            raise ValueError(f"only {len(every)} mutations of kind {kind}")
        out += sorted(draw.sample(every, EACH), key=lambda m: m.name)
    return out


def _numbers(draw: random.Random) -> list[Mutation]:
    out = []
    for n, site in enumerate(NUMBER_SITES):
        for value in draw.sample(site.values, min(4, len(site.values))):
            words = value if isinstance(value, str) else f"{value:,}" if value >= 1000 else f"{value:g}"
            number = site.spelled[value] if isinstance(value, str) else float(value)
            sets = tuple((record, name, number * scale) for record, name, scale in site.sets)
            out.append(
                Mutation(
                    f"{site.document} {words} for {site.old!r} ({n})", "number", site.document,
                    ((site.old, site.template.format(n=words)),), sets, frees=site.frees,
                )
            )  # fmt: skip
    return out


def _dates() -> list[Mutation]:
    return [
        Mutation(f"{document} {new!r} for {old!r}", "date", document, ((old, new),), tuple(sets), issue=issue,
            frees=tuple(frees))
        for document, old, choices in DATE_SITES
        for new, sets, issue, frees in choices
    ]  # fmt: skip


def _negations() -> list[Mutation]:
    return [
        Mutation(f"{document} {new!r} for {old!r}", "negation", document, ((old, new),), hits=hits, frees=frees,
            statuses=DEAD | statuses)
        for document, old, news, hits, statuses, frees in NEGATION_SITES
        for new in news
    ]  # fmt: skip


def _parties() -> list[Mutation]:
    out = []
    for document, party, forms, names, targets in PARTY_SITES:
        for code in targets:
            words = COUNTRIES[code]
            edits = tuple((old, new.format(**words)) for old, new in forms)
            renames = ((party, code), *((old, new.format(**words)) for old, new in names))
            out.append(Mutation(f"{document} {code} for {party}", "party", document, edits, renames=renames))
    return out


def run(mutation: Mutation) -> Outcome:
    """Read the changed document and compare its records with what they must be."""
    outcome = Outcome(mutation)
    before = flat(_baseline(mutation.document))
    ledger = _read(mutation.text(_original(mutation.document)))
    after = flat(ledger)
    doubted = {ident for issue in ledger.issues for ident in issue.about}
    known = Counter((i.kind, i.text) for i in _baseline(mutation.document).issues)
    fresh = [i for i in ledger.issues if (i.kind, i.text) not in known]
    if mutation.issue is not None and not any(i.kind == mutation.issue for i in fresh):
        outcome.problems.append(f"no new issue of kind {mutation.issue}")
    newly = {ident for issue in fresh for ident in issue.about} & doubted
    pairs: dict[str, str] = {}
    for kind in ("measures", "commitments", "market_moves", "meetings"):
        _compare(outcome, kind, _wanted(before[kind], mutation), list(after[kind]), newly, pairs)
    _compare_claims(outcome, before, after, pairs)
    return outcome


def _wanted(rows: list[dict[str, Any]], mutation: Mutation) -> list[dict[str, Any]]:
    renames = dict(mutation.renames)

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(v) for v in value]
        return renames.get(value, value) if isinstance(value, str) else value

    out = []
    for row in rows:
        new = {name: renamed(value) for name, value in row.items() if name != "id"} | {"id": row["id"]}
        for record, name, value in mutation.sets:
            if record != row["id"]:
                continue
            if name == "threshold_pct":
                new["content_rule"] = {**new["content_rule"], "threshold_pct": value}
            elif name == "coverage":
                new["coverage"] = {**new["coverage"], "amount": value}
            elif name == "authority":
                new["authority"] = re.sub(r"\d+(?= of)", f"{value:g}", new["authority"])
            else:
                new[name] = value
        out.append(new)
    return out


def _same(name: str, wanted: Any, got: Any) -> bool:
    if isinstance(wanted, (set, frozenset)):
        return any(_same(name, w, got) for w in wanted)
    if wanted in (None, []) or got in (None, []):
        return wanted in (None, []) and got in (None, [])
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(_same(k, wanted.get(k), got.get(k)) for k in {*wanted, *got})
    if isinstance(wanted, float):
        return isinstance(got, (int, float)) and abs(got - wanted) <= 1e-6 * max(1.0, abs(wanted))
    if isinstance(wanted, list):
        return sorted(wanted) == sorted(got) if isinstance(got, list) else False
    return bool(wanted == got)


def _differences(kind: str, wanted: dict[str, Any], got: dict[str, Any], frees: tuple[str, ...]) -> list[str]:
    return [
        name
        for name in COMPARED[kind]
        if f"{wanted['id']}.{name}" not in frees and not _same(name, wanted.get(name), got.get(name))
    ]


def _compare(
    outcome: Outcome, kind: str, wanted: list[dict[str, Any]], got: list[dict[str, Any]],
    doubted: set[str], pairs: dict[str, str],
) -> None:  # fmt: skip
    """Match records one to one, the most alike first; ``pairs`` takes the ids (new to old)."""
    mutation = outcome.mutation
    ranked = sorted(
        (len(_differences(kind, w, g, mutation.frees)), abs(i - j), i, j)
        for i, w in enumerate(wanted)
        for j, g in enumerate(got)
        if w.get("type") == g.get("type") and w.get("instrument") == g.get("instrument")
    )
    left, right = set(range(len(wanted))), set(range(len(got)))
    for count, _, i, j in ranked:
        if i not in left or j not in right:
            continue
        w, g = wanted[i], got[j]
        if count > 4 and w["id"] not in mutation.hits:
            continue
        left.discard(i)
        right.discard(j)
        pairs[g["id"]] = w["id"]
        if w["id"] in mutation.frees:
            continue
        if w["id"] in mutation.hits:
            if g.get("status") not in mutation.statuses and g["id"] not in doubted:
                outcome.problems.append(f"{w['id']} still there with status {g.get('status')}, no doubt")
            continue
        outcome.problems += [
            f"{w['id']}.{name}: {g.get(name)!r} instead of {w.get(name)!r}"
            for name in _differences(kind, w, g, mutation.frees)
        ]
    outcome.problems += [
        f"{wanted[i]['id']} is missing"
        for i in sorted(left)
        if wanted[i]["id"] not in (*mutation.hits, *mutation.frees)
    ]
    outcome.problems += [f"new record {_brief(got[j])}" for j in sorted(right)]


def _brief(row: dict[str, Any]) -> str:
    return str({k: v for k, v in row.items() if k not in ("label", "schedule", "firm_rates", "hs")})


def _compare_claims(
    outcome: Outcome, before: dict[str, Any], after: dict[str, Any], pairs: dict[str, str]
) -> None:
    """Who speaks about what stays; claims about records that went, or of which nothing is said, are free."""
    mutation = outcome.mutation
    renames = dict(mutation.renames)
    loose = {*mutation.hits, *mutation.frees}

    def rows(claims: list[dict[str, Any]], translate: dict[str, str] | None) -> Counter[tuple[str, str, str]]:
        out: Counter[tuple[str, str, str]] = Counter()
        for claim in claims:
            about = claim.get("about")
            about = translate.get(about) if translate is not None and about else about
            if about is None or about in loose:
                continue
            speaker, side = claim["speaker"], claim.get("side")
            if translate is None:
                speaker, side = renames.get(speaker, speaker), renames.get(side, side)
            out[(speaker, side or "", about)] += 1
        return out

    wanted, got = rows(before["claims"], None), rows(after["claims"], pairs)
    for key in sorted({*wanted, *got}):
        if bool(wanted[key]) != bool(got[key]):
            word = "is missing" if wanted[key] else "is new"
            outcome.problems.append(f"claim {key} {word}")
