"""Time every pattern of the reader on sentences made to hold it up.

python -m benchmarks.hostile_patterns [--seconds S]

A pattern with a choice between two ways to read the same words takes time that grows with a power of their number, and
the fuzz of whole documents seldom writes them. Each compiled pattern of the reader searches sentences of the longest
length it is given, which repeat single characters, common words, and words of its own. A pattern that takes longer than
the mark (0.5 s) makes the command fail; the slowest are listed.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from types import FrameType

import detente.reading
from detente.reading.text.passages import MAX_SENTENCE

UNITS = (
    "a", "a ", "A", "A ", "Aa ", "Aa, ", "1", "1 ", "20% ", "- ", "x-", "(a) ", ", and ", "the ", "of the ", "is to ",
    "to be ", "will be ", "has been ", "in the ", "goods from ",
)  # fmt: skip
"""What every pattern meets; words of its own come on top."""
OWN_WORDS = 6
MARK_S = 0.5
SHOWN = 12


class _OverTimeError(Exception):
    """A search that was cut off."""


def stop(signum: int, frame: FrameType | None) -> None:
    """Cut off the search that runs: the handler of the alarm that `slowest` sets."""
    raise _OverTimeError


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The compiled patterns of the reader, each once, by the module and name that hold it."""
    seen: set[str] = set()
    for module in pkgutil.walk_packages(detente.reading.__path__, "detente.reading."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for held in value if isinstance(value, tuple | list) else (value,):
                for one in held if isinstance(held, tuple) else (held,):
                    if (
                        isinstance(one, re.Pattern)
                        and isinstance(one.pattern, str)
                        and one.pattern not in seen
                    ):
                        seen.add(one.pattern)
                        yield f"{module.name.removeprefix('detente.reading.')}.{name}", one


def sentences(pattern: re.Pattern[str]) -> Iterator[str]:
    """Sentences of the longest length that repeat one unit."""
    plain = re.sub(r"\\[A-Za-z]|\(\?[A-Za-z<>!=:]*", "  ", pattern.pattern)
    words = list(dict.fromkeys(re.findall(r"[A-Za-z]{2,}", plain)))[:OWN_WORDS]
    for unit in (*UNITS, *(f"{word} " for word in words), " ".join(words[:3]) + " "):
        yield (unit * (MAX_SENTENCE // len(unit) + 1))[:MAX_SENTENCE]


def slowest(pattern: re.Pattern[str], limit_s: float) -> tuple[float, str]:
    """Longest time of one search in seconds, cut off at twice the limit, and the beginning of its sentence."""
    worst = (0.0, "")
    for sentence in sentences(pattern):
        signal.setitimer(signal.ITIMER_REAL, 2 * limit_s)
        begun = time.perf_counter()
        try:
            pattern.search(sentence)
        except _OverTimeError:
            pass
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        worst = max(worst, (time.perf_counter() - begun, sentence[:24]))
        if worst[0] > limit_s:
            break
    return worst


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=MARK_S, help="longest time of one search")
    mark_s = parser.parse_args().seconds
    signal.signal(signal.SIGALRM, stop)
    timed = sorted(((*slowest(pattern, mark_s), name) for name, pattern in patterns()), reverse=True)
    over = [row for row in timed if row[0] > mark_s]
    print(f"{len(timed)} patterns, sentences of {MAX_SENTENCE:,} characters: {len(over)} over {mark_s:g} s")
    for seconds, sentence, name in timed[: max(SHOWN, len(over))]:
        print(f"{seconds:8.3f} s  {name}  {sentence!r}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
