"""Official voices: fact sheets, joint statements, notices of ministries, answers of spokespeople, speeches, letters.

The passages stand in ``tests/fixtures/phrases/official.txt``. ``@day|publisher| `` before a passage tells when and by
whom it was published. A line below is a record: ``m ACTOR>TARGET type products status [rate] [eff=] [from=]``,
``c ACTOR>BENEFICIARY kind products [quantity]``, ``t names country day status`` or ``k speaker``. ``|`` joins
alternatives, ``~`` stands for nothing and ``*`` for anything. Measures and promises are exactly those listed; meetings
and speakers are looked at where one is listed; a passage without a record is a trap.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

FILE = Path(__file__).parents[1] / "fixtures" / "phrases" / "official.txt"


def _cases() -> list[Any]:
    out: list[tuple[str, str, list[str]]] = []
    genre = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            genre = line.strip("[]")
        elif line.startswith("    "):
            out[-1][2].append(line.strip())
        elif line and not line.startswith("#"):
            out.append((f"{genre}-{len(out)}", line, []))
    return [pytest.param(text, lines, id=name) for name, text, lines in out]


def _lists(passage: str) -> dict[str, Any]:
    stamp, publisher, text = (
        passage[1:].split("|", 2) if passage.startswith("@") else ("2025-11-20", "", passage)
    )
    head = f"# published: {stamp}\n" + (f"# publisher: {publisher}\n" if publisher else "")
    return flat(read(from_text(head + "---\n" + text.strip().replace("\\n", "\n"))))


def _is(found: list[str], wanted: str) -> bool:
    if wanted == "*":
        return True
    options = [w.split(",") if w != "~" else [] for w in wanted.split("|")]
    return any(sorted(found) == sorted(o) for o in options)


def _sides(row: dict[str, Any], other: str, wanted: str) -> bool:
    def one(text: str) -> bool:
        actor, target = text.split(">")
        return _is(row["actor"], actor) and _is(row.get(other) or [], target)

    return any(one(w) for w in wanted.split("|"))


def _measure(row: dict[str, Any], words: list[str]) -> bool:
    sides, kind, goods, status, *rest = words
    if not (
        _sides(row, "target", sides) and _is([row["type"]], kind) and _is(row.get("products", []), goods)
    ):
        return False
    if not _is([row["status"]], status):
        return False
    rate: Any = None
    for word in rest:
        if word.startswith("eff="):
            if row.get("effective") != word[4:]:
                return False
        elif word.startswith("from="):
            if row.get("rate_from") != float(word[5:]):
                return False
        else:
            rate = word
    if rate == "*":
        return True
    low, _, high = (rate or "").partition("-")
    told = (row.get("rate"), row.get("rate_min"), row.get("rate_max"))
    return told == ((None, float(low), float(high)) if high else (float(low) if rate else None, None, None))


def _promise(row: dict[str, Any], words: list[str]) -> bool:
    sides, kind, goods, *rest = words
    quantity = next((float(w) for w in rest if w[0].isdigit()), None)
    return (
        _sides(row, "beneficiary", sides)
        and row["type"] == kind
        and _is(row.get("products", []), goods)
        and row.get("quantity") == quantity
    )


def _meeting(row: dict[str, Any], words: list[str]) -> bool:
    names, country, day, status = words
    who = sorted(n.split()[-1] for n in row.get("participants", []))
    return (who, row.get("country"), row.get("date"), row["status"]) == (
        sorted(names.split("+")),
        country,
        day,
        status,
    )


CHECKS = {"m": ("measures", _measure), "c": ("commitments", _promise), "t": ("meetings", _meeting)}


@pytest.mark.parametrize(("text", "lines"), _cases())
def test_official_passage(text: str, lines: list[str]) -> None:
    found = _lists(text)
    left = {letter: list(found[name]) for letter, (name, _) in CHECKS.items()}
    missing = []
    for line in lines:
        letter, *words = line.split()
        if letter == "k":
            continue
        optional = words[-1] == "optional"
        row = next((r for r in left[letter] if CHECKS[letter][1](r, words[:-1] if optional else words)), None)
        if row is not None:
            left[letter].remove(row)
        elif not optional:
            missing.append(line)
    extra = [*left["m"], *left["c"], *(left["t"] if any(line.startswith("t") for line in lines) else [])]
    for line in lines:
        if line.startswith("k "):
            names = line[2:].removesuffix(" optional").split("|")
            speakers = {k["speaker"] for k in found["claims"]}
            if not speakers & set(names) and not line.endswith(" optional"):
                missing.append(line)
            extra += [{"speaker": s} for s in speakers - set(names)]
    assert (missing, extra) == ([], [])
