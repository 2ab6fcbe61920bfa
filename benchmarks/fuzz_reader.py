"""Read random and mutated documents and say how each one ended.

python -m benchmarks.fuzz_reader [--documents N] [--seed N] [--workers N] [--json FILE] [--only NUMBER]

Reports that ship with the tests are cut, spliced, doubled and littered with odd characters, numbers, quotes and marks;
other documents are drawn from their words alone, or are bytes of no language at all. A document ends as a ledger whose
every quote stands at its place in the text and which survives being written and read again, or as an error that names
what is wrong with the file. Any other exception, more than five seconds, or memory beyond the limit is a fault and
makes the command fail; ``--only NUMBER`` repeats one document and shows its text.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import FrameType

from benchmarks.registry import ROOT
from detente.errors import InputError
from detente.ledger import Ledger
from detente.reading import flat, load, read
from detente.reading.documents import Document, from_text

__all__ = ["Ending", "draw", "run"]

LIMIT_S = 5.0
"""Longest processor time one document may take; a busy machine is no fault."""

LIMIT_BYTES = 500_000_000
"""Largest resident memory of a worker after any number of documents."""

BATCH = 250
FOLDER = ROOT / "tests" / "fixtures" / "documents"


@dataclass(frozen=True)
class Ending:
    """How one document ended."""

    number: int
    name: str
    """``ledger``, ``refused`` or ``FAULT``."""
    words: str
    seconds: float
    characters: int
    records: int


def sources() -> list[str]:
    """Texts that are mutated."""
    return [load(path).text for path in sorted(FOLDER.glob("**/*.txt"))] + [load().text]


ODD = [
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u200b", "\u200d", "\u202e", "\u2066", "\u2069", "\ufeff",
    "\ufffd", "\uffff", "\ud800", "\udfff", "\u00ad", "\u00a0", "\u2009", "\u2028", "\u2029", "é", "ß", "İ",
    "ı", "ﬁ", "ǅ", "Σ", "中国", "日本", "関税", "한국", "тариф", "رسوم", "שלום", "ไทย", "🇺🇸", "👨‍👩‍👧",
    "e\u0301\u0301\u0301", "a" + "\u0300" * 50, "𝟏𝟎%", "１０％", "٢٥٪", "½", "²", "①", "Ⅷ", "𝕏",
]  # fmt: skip
MARKS = [
    '"', "“", "”", "‘", "’", "'", "``", "''", "«", "»", "(", ")", "[", "]", "{", "}", "<", ">", "—", "–", "-",
    "…", "...", "!!!", "?!", ";", ":", ",", "., ", "/", "\\", "|", "*", "**", "_", "#", "# ", "> ", "`",
    "~~~", "&nbsp;", "&#x0;", "<br>", "<p>", "</html>", "<!--", "]]>", "{{", "%s", "%", "$", "€", "£", "¥",
    "§", "\t", "\n", "\n\n", "\r", "\r\n", "\x0c", "- ", "1. ", "(a) ", "• ", "---\n",
    "# published: 2025-01-01\n---\n",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "00", "1e308", "1e999", "9" * 30, "9" * 400, "0." + "0" * 60 + "1", "1,000,000,000,000,000",
    "1.000.000,5", "-5%", "145%", "1000000%", "0%", "25 %", "25per cent", "five hundred million trillion",
    "$1", "$9999999999999999 trillion", "½%", "3/4", "2025", "0000", "9999", "32 December 2025",
    "30 February", "February 29, 2023", "2025-13-45", "January 1, 0001", "December 31, 9999",
    "in 99999999 years", "90000 days ago", "next week", "Monday", "by 0", "12:01 a.m.", "99:99",
    "8703.80.00.00.00", "No. 61", "12 million tonnes", "from 57% to 47%", "10-20-30%", "50 points",
]  # fmt: skip
DAYS = (None, date(2025, 10, 27), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29))


def draw(number: int, seed: int, texts: list[str]) -> tuple[str | bytes, date | None]:
    """Document ``number`` of a run, with its day of publication."""
    rng = random.Random(f"{seed}/{number}")
    day = rng.choice(DAYS)
    if day == DAYS[1] and rng.random() < 0.5:
        day = date(1990, 1, 1) + timedelta(days=rng.randrange(25_000))
    shape = rng.random()
    if shape < 0.72:
        return _mutated(rng, texts), day
    if shape < 0.84:
        return _words(rng, texts), day
    if shape < 0.90:
        return _characters(rng), day
    if shape < 0.94:
        return _page(rng, _mutated(rng, texts)), day
    if shape < 0.97:
        return _bytes(rng, texts), day
    return _long(rng, texts), day


def _mutated(rng: random.Random, texts: list[str]) -> str:
    text = _part(rng, rng.choice(texts), 900)
    for _ in range(rng.choice((1, 2, 3, 5, 8, 20, 60))):
        text = _mutate(rng, text, texts) or "x"
        text = text[:3000]
    return text


def _part(rng: random.Random, text: str, size: int) -> str:
    start = rng.randrange(max(1, len(text) - size // 2)) if rng.random() < 0.6 else 0
    return text[start : start + rng.randrange(size // 8, size)]


def _mutate(rng: random.Random, text: str, texts: list[str]) -> str:
    """One change at one place."""
    at = rng.randrange(len(text) + 1)
    to = min(len(text), at + rng.choice((1, 2, 5, 15, 60, 300)))
    match rng.randrange(12):
        case 0:
            return text[:at] + text[to:]
        case 1:
            return text[:to] + text[at:to] * rng.choice((1, 1, 2, 10, 40)) + text[to:]
        case 2:
            return text[:at] + _part(rng, rng.choice(texts), 400) + text[to:]
        case 3:
            return text[:at] + rng.choice(ODD) * rng.choice((1, 1, 1, 5, 50)) + text[at:]
        case 4:
            return text[:at] + rng.choice(MARKS) * rng.choice((1, 1, 2, 20, 200)) + text[at:]
        case 5:
            return text[:at] + " " + rng.choice(NUMBERS) + " " + text[at:]
        case 6:
            return (
                text[:at]
                + rng.choice((text[at:to].upper(), text[at:to].lower(), text[at:to][::-1]))
                + text[to:]
            )
        case 7:
            return _swapped(rng, text)
        case 8:
            return text.replace(
                rng.choice((" ", "\n", ".", ",", "%", "the")), rng.choice(("", " ", "\n", "\u00a0", "  "))
            )
        case 9:
            opened = rng.choice(("“", '"', "(", "[", "‘"))
            return (
                text[:at]
                + opened * rng.choice((1, 3, 30))
                + text[at:to]
                + rng.choice(("”", '"', ")", "]", ""))
            )
        case 10:
            return _renumbered(rng, text)
        case _:
            return text[at:] + text[:at]


def _swapped(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(rng.randrange(1, 12)):
        i, j = rng.randrange(len(words)), rng.randrange(len(words))
        words[i], words[j] = words[j], words[i]
    return " ".join(words)


def _renumbered(rng: random.Random, text: str) -> str:
    spots = [i for i, c in enumerate(text) if c.isdigit()]
    for spot in rng.sample(spots, min(len(spots), rng.randrange(1, 8))):
        text = text[:spot] + rng.choice("0123456789") + text[spot + 1 :]
    return text


def _words(rng: random.Random, texts: list[str]) -> str:
    """Words of the reports in any order, with sentences of any length."""
    words = (
        rng.choice(texts).split() + rng.choice(texts).split() + rng.sample(NUMBERS, 8) + rng.sample(MARKS, 6)
    )
    out = [
        rng.choice(words) + rng.choice(("", "", "", "", ".", ",", ":", "\n"))
        for _ in range(rng.randrange(1, 220))
    ]
    return " ".join(out)


def _characters(rng: random.Random) -> str:
    top = rng.choice((0x7F, 0xFF, 0x2FF, 0xFFFF, 0x10FFFF))
    return "".join(chr(rng.randrange(top + 1)) for _ in range(rng.randrange(1, 300)))


def _page(rng: random.Random, text: str) -> str:
    """Marks of Markdown and of a header; pages in HTML start a process each and are left to the tests."""
    lines = text.split("\n")
    for _ in range(rng.randrange(1, 12)):
        spot = rng.randrange(len(lines))
        lines[spot] = rng.choice(("# ", "> ", "* ", "1. ", "| ", "**", "[", "```", "    ")) + lines[spot]
        lines[spot] += rng.choice(("", " |", "**", "](http://a.example)", "```", "  "))
    header = rng.choice(
        ("", "# published: 2025-10-27\n---\n", "---\ntitle: x\ndate: 2025-02-30\n---\n", "# a: b\n")
    )
    return header + "\n".join(lines)


def _bytes(rng: random.Random, texts: list[str]) -> bytes:
    """Text in other encodings, or bytes that are no text; never the beginning of a PDF."""
    text = _part(rng, rng.choice(texts), 900)
    name = rng.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-8", "cp037", "gb18030"))
    data = bytearray(text.encode(name, "replace"))
    for _ in range(rng.choice((0, 1, 3, 30))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data[: rng.randrange(1, len(data) + 1)]).replace(b"%PDF-", b"%pdf-").replace(b"<", b" ")


def _long(rng: random.Random, texts: list[str]) -> str:
    """A few long ones: one piece over and over, or everything on one line."""
    piece = rng.choice(
        (*MARKS, *NUMBERS, *ODD, "tariff ", "25% ", "China ", "he said, ", "and ", "a", "“tariff” ")
    )
    if rng.random() < 0.5:
        return (piece * 20_000)[: rng.choice((2_000, 8_000, 20_000))]
    return " ".join(
        _mutated(rng, texts).replace("\n", rng.choice(("", " "))) for _ in range(rng.randrange(2, 6))
    )


class _TooLongError(Exception):
    pass


def _alarm(signum: int, frame: FrameType | None) -> None:
    raise _TooLongError


def run(number: int, seed: int, texts: list[str]) -> Ending:
    """Draw and read one document, every warning an error."""
    content, day = draw(number, seed, texts)
    began = time.process_time()
    document: Document | None = None
    ledger: Ledger | None = None
    signal.signal(signal.SIGPROF, _alarm)
    signal.setitimer(signal.ITIMER_PROF, LIMIT_S)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            document = _load(content, day)
            ledger = read(document)
            fault = _fault(document, ledger)
    except InputError as error:
        fault = "" if document is None and len(error.problems) == 1 else f"a refusal after loading: {error}"
    except _TooLongError:
        fault = f"more than {LIMIT_S:g} s of processor time"
    except Exception as error:
        places = traceback.extract_tb(error.__traceback__)
        place = next((p for p in reversed(places) if "detente" in Path(p.filename).parts), places[-1])
        fault = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
    taken = time.process_time() - began
    name = "FAULT" if fault else "refused" if ledger is None else "ledger"
    count = sum(1 for _ in ledger.records()) if ledger is not None else 0
    return Ending(number, name, fault, taken, len(content), count)


def _load(content: str | bytes, day: date | None) -> Document:
    if isinstance(content, str):
        return from_text(content, published=day)
    import io

    return load("-", published=day, stdin=io.BytesIO(content))


def _fault(document: Document, ledger: Ledger) -> str:
    try:
        ledger.verify({document.source.id: document.text})
    except InputError as error:
        return f"a quote that is not in the text: {error.problems[0]}"[:300]
    json.dumps(flat(ledger))
    try:
        again = Ledger.from_json(ledger.to_json())
    except (InputError, ValueError) as error:
        return f"a ledger that cannot be read again: {error}"[:300]
    return "" if again == ledger else "a ledger that changes when it is written and read again"


def _batch(job: tuple[int, int, int]) -> tuple[list[Ending], int]:
    """Endings of documents ``first`` to ``last`` and the memory of the process, in bytes."""
    first, last, seed = job
    texts = sources()
    endings = [run(number, seed, texts) for number in range(first, last)]
    return endings, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _endings(count: int, seed: int, workers: int) -> Iterator[tuple[list[Ending], int]]:
    jobs = [(first, min(first + BATCH, count), seed) for first in range(0, count, BATCH)]
    if workers == 1:
        yield from map(_batch, jobs)
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(_batch, jobs)


def _show_one(number: int, seed: int) -> int:
    texts = sources()
    content, day = draw(number, seed, texts)
    print(f"published: {day}\n{content!r}")
    ending = run(number, seed, texts)
    print(ending)
    return ending.name == "FAULT"


def main() -> int:
    """Print how many documents ended in which way, the time they took, and every fault; 1 when there is one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--only", type=int, metavar="NUMBER")
    options = parser.parse_args()
    if options.only is not None:
        return _show_one(options.only, options.seed)
    endings: list[Ending] = []
    memory = 0
    began = time.perf_counter()
    for batch, used in _endings(options.documents, options.seed, options.workers):
        endings += batch
        memory = max(memory, used)
        for ending in batch:
            if ending.name == "FAULT":
                print(f"  {ending.number}: {ending.words}", flush=True)
        if sys.stderr.isatty() or len(endings) % 10_000 == 0:
            print(f"{len(endings):,} of {options.documents:,}", file=sys.stderr, flush=True)
    names = Counter(e.name for e in endings)
    times = sorted(1e3 * e.seconds for e in endings)
    print(f"{len(endings):,} documents, seed {options.seed}, {time.perf_counter() - began:.0f} s")
    for name, count in names.most_common():
        print(f"{count:9,}  {name}")
    print(f"records: {sum(e.records for e in endings):,}; characters: {sum(e.characters for e in endings):,}")
    print(f"milliseconds: median {times[len(times) // 2]:.0f}, 99 % {times[int(0.99 * len(times))]:.0f}, "
          f"longest {times[-1]:.0f}; memory of a worker: {memory / 1e6:.0f} MB")  # fmt: skip
    if options.json is not None:
        faults = [vars(e) for e in endings if e.name == "FAULT"]
        options.json.write_text(
            json.dumps({"endings": names, "faults": faults}, indent=1) + "\n", encoding="utf-8"
        )
    return 1 if names["FAULT"] or memory > LIMIT_BYTES else 0


if __name__ == "__main__":
    raise SystemExit(main())
