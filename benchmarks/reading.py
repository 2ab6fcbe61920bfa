"""Time the reader: a report at a time, and the largest documents it takes, each as a user would run it.

python -m benchmarks.reading [--repeat N] [--only reports cold text PDF] [--json FILE]

``reports`` reads the documents that ship with the tests, after start, and gives the processor time for 5,000
characters. The others run ``detente read`` as a process of its own and give its wall time, processor time and largest
memory: ``cold`` one report, ``text`` 10 MB of reports with other figures and names, ``PDF`` 2,000 pages of them. Marks:
0.1 s for 5,000 characters; 60 s and 500 MB for the large ones; times of the processor count, for a machine may be busy.
The command fails when a mark is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.registry import ROOT

__all__ = ["main", "paper", "varied"]

MARK_S = 0.1
LARGE_S = 60.0
LARGE_MB = 500.0
SIZE = 10_000_000
PAGES = 2_000
LINES_A_PAGE = 46
NAMES = ("China", "Japan", "India", "Brazil", "Mexico", "Canada", "Vietnam", "Switzerland", "Norway", "Turkey",
         "Indonesia", "Thailand", "Malaysia", "Chile", "Peru", "Egypt", "Kenya")  # fmt: skip
_FIGURE = re.compile(r"\b\d{1,3}(?=%| percent| billion)")
_NAME = re.compile(r"\b(?:China|Japan|India|Brazil|South Korea|Canada|Mexico)\b")


def reports() -> list[str]:
    """Texts of the documents that ship with the tests and of the bundled example."""
    from detente.reading import load

    folder = ROOT / "tests" / "fixtures" / "documents"
    return [load(path).text for path in sorted(folder.glob("*.txt"))] + [load().text]


def varied(size: int, seed: int = 0) -> str:
    """So many characters of reports, each with other figures and names."""
    rng = random.Random(seed)
    texts = reports()
    parts: list[str] = []
    length = 0
    while length < size:
        text = _FIGURE.sub(lambda m: str(rng.randrange(1, 150)), rng.choice(texts))
        parts.append(_NAME.sub(lambda m: rng.choice(NAMES), text) + "\n\n")
        length += len(parts[-1])
    return "".join(parts)[:size]


def paper(text: str, pages: int) -> bytes:
    """A PDF of so many pages of plain lines; lines of the text that are left over are not in it."""
    import textwrap

    lines = [row for line in text.split("\n") for row in (textwrap.wrap(line, 95) or [""])]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]  # fmt: skip
    kids = []
    for number in range(pages):
        rows = lines[number * LINES_A_PAGE : (number + 1) * LINES_A_PAGE]
        shown = (re.sub(r"([\\()])", r"\\\1", row).encode("windows-1252", "replace") for row in rows)
        drawn = b"BT /F1 10 Tf 14 TL 60 740 Td\n" + b"".join(b"(%s) Tj T*\n" % row for row in shown) + b"ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(kids)}] >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _per_5000(repeat: int) -> dict[str, Any]:
    """Processor time for 5,000 characters of reports, best of some rounds over all of them."""
    from datetime import date

    from detente.reading import read
    from detente.reading.documents import from_text

    documents = [from_text(text, published=date(2025, 10, 27)) for text in reports()]
    characters = sum(len(d.text) for d in documents)
    rounds = []
    for _ in range(repeat + 1):  # the first one compiles patterns
        began = time.process_time()
        for document in documents:
            read(document)
        rounds.append(5000.0 * (time.process_time() - began) / characters)
    return {
        "name": "5,000 characters, after start",
        "cpu_s": min(rounds[1:]),
        "first_s": rounds[0],
        "mark_s": MARK_S,
    }


def _process(name: str, file: Path, mark_s: float | None = None) -> dict[str, Any]:
    """``detente read`` of a file: wall time, processor time, memory."""
    command = [str(Path(sys.executable).with_name("detente")), "read", str(file), "--published", "2025-10-27"]
    launch = [sys.executable, "-I", "-S", str(ROOT / "benchmarks" / "launch.py"), *command]
    done = subprocess.run(launch, capture_output=True, text=True, check=True)
    code, wall, cpu, kilobytes = done.stdout.split()
    if code != "0":
        raise SystemExit(f"{name}: detente read ended with {code}\n{done.stderr[-2000:]}")
    memory = float(kilobytes) / 1e3
    return {"name": name, "wall_s": float(wall), "cpu_s": float(cpu), "memory_mb": memory, "mark_s": mark_s}


def _show(row: dict[str, Any]) -> str:
    words = [f"{row['name']:36}", f"CPU {row['cpu_s']:7.3f} s"]
    if "wall_s" in row:
        words.append(f"wall {row['wall_s']:6.2f} s  memory {row['memory_mb']:4.0f} MB")
    else:
        words.append(f"the first time {row['first_s']:.3f} s")
    if row["mark_s"] is not None:
        words.append(f"mark {row['mark_s']:g} s: {'missed' if _missed(row) else 'kept'}")
    return "  ".join(words)


def _missed(row: dict[str, Any]) -> bool:
    if row["mark_s"] is None:
        return False
    return bool(row["cpu_s"] > row["mark_s"] or row.get("memory_mb", 0.0) > LARGE_MB)


def main() -> int:
    """Print a line for each measurement; 6 when a mark is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kinds = ("reports", "cold", "text", "PDF")
    parser.add_argument("--only", nargs="+", choices=kinds, default=kinds)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.only:
            if kind == "reports":
                rows.append(_per_5000(options.repeat))
            elif kind == "cold":
                file = ROOT / "tests" / "fixtures" / "documents" / "02.txt"
                rows.append(_process("one report, as a whole process", file))
            elif kind == "text":
                file = Path(folder) / "large.txt"
                file.write_text(
                    varied(SIZE - 200_000), encoding="utf-8"
                )  # some characters take several bytes
                rows.append(_process("text of 10 MB", file, LARGE_S))
            else:
                file = Path(folder) / "large.pdf"
                file.write_bytes(paper(varied(9_000_000), PAGES))
                rows.append(_process(f"PDF of {PAGES:,} pages", file, LARGE_S))
            print(_show(rows[-1]), flush=True)
    about = machine()
    print(", ".join(f"{name} {about[name]}" for name in ("python", "processor", "cores", "load")))
    if options.json is not None:
        options.json.write_text(
            json.dumps({"machine": about, "rows": rows}, indent=1) + "\n", encoding="utf-8"
        )
    return 6 if any(map(_missed, rows)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
