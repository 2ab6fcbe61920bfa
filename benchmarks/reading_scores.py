"""How well the reader reads: its records against golds, ``python -m benchmarks.reading_scores [FOLDER ...]``.

Without a folder, the development documents and the genre documents of the tests. A folder holds pairs ``NAME.txt`` and
``NAME.json``. Fields: true, false and missed values of matched and unmatched records; items: whole records.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.scoring import FIXTURES, Score, gold, score
from detente.reading import flat, load, read

SETS = {"development": FIXTURES, "genres": FIXTURES / "genres"}


def score_folder(folder: Path) -> list[tuple[str, Score, Score]]:
    """(name, fields, items) of every document of a folder that has a gold."""
    rows = []
    for path in sorted(folder.glob("*.txt")):
        annotated = path.with_suffix(".json")
        if annotated.is_file():
            fields, items = score(flat(read(load(path))), gold(annotated))
            rows.append((path.stem, fields, items))
    return rows


def print_scores(name: str, rows: Sequence[tuple[str, Score, Score]], each: bool) -> None:
    """One line a set, and one a document when asked for."""
    fields, items = Score(), Score()
    for document, of_fields, of_items in rows:
        fields, items = fields + of_fields, items + of_items
        if each:
            print(f"  {document:40s} {of_fields.f1:9.2f} {of_items.f1:8.2f}")
    print(f"{name:30s} {len(rows):11d} {fields.f1:9.2f} {items.f1:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of documents with golds")
    parser.add_argument("--each", action="store_true", help="a line for each document")
    chosen = parser.parse_args()
    sets = {str(folder): folder for folder in chosen.folders} or SETS
    print(f"{'set':30s} {'documents':>11s} {'field F1':>9s} {'item F1':>8s}")
    for name, folder in sets.items():
        print_scores(name, score_folder(folder), chosen.each)


if __name__ == "__main__":
    main()
