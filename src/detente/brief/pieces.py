"""Pieces of a brief in the terminal: text that is only text, chips, tables with aligned ranges, lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.brief.content import Range
from detente.brief.notation import clean, signed, spread

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

__all__ = [
    "MINUS",
    "Ranged",
    "bar",
    "chip",
    "print_item",
    "print_list",
    "print_pairs",
    "range_table",
    "ranged",
    "table_of",
    "text_of",
]

MINUS = "-"
"""A plain hyphen, so that a number copied from a terminal is a number elsewhere."""
_MIN_LABEL = 18
"""Columns of the terminal that a table keeps for the names of its rows."""


def text_of(text: str, style: str = "") -> Text:
    """Text that is only text: no markup, no control characters, and it folds rather than overflows."""
    from rich.text import Text

    return Text(clean(text), style=style, overflow="fold")


def chip(text: str, style: str) -> Text:
    """A short state in square brackets."""
    return text_of(f"[{text}]", style)


@dataclass(frozen=True, slots=True)
class Ranged:
    """A number and its range, not yet aligned with the others of its column."""

    value: str
    span: str
    style: str


def ranged(numbers: Range, decimals: int) -> Ranged:
    """A number and its range as text, losses and gains in two colours."""
    style = "red" if numbers.value < 0 else "blue" if numbers.value > 0 else ""
    return Ranged(signed(numbers.value, decimals, minus=MINUS), spread(numbers, decimals, minus=MINUS), style)


def range_table(
    label: str, rows: Sequence[str], columns: Sequence[tuple[str, list[Ranged]]], width: int
) -> Table:
    """Numbers with their ranges, both aligned; the range goes below the number where the line is too short."""
    spans = [max((len(c.span) for c in cells), default=0) for _, cells in columns]
    values = [max((len(c.value) for c in cells), default=0) for _, cells in columns]
    one_line = sum(spans) + sum(values) + 3 * len(columns) + _MIN_LABEL <= width
    table = table_of(label, *(heading for heading, _ in columns), right=range(1, len(columns) + 1))
    for column in table.columns[1:]:
        column.no_wrap = one_line
    for i, name in enumerate(rows):
        cells = []
        for (_, column_cells), span in zip(columns, spans, strict=True):
            cell = column_cells[i]
            line = text_of(cell.value, cell.style)
            between = (" " if cell.value else "") if one_line else ("\n" if cell.value and cell.span else "")
            cells.append(line.append_text(text_of(between + cell.span.rjust(span if one_line else 0), "dim")))
        table.add_row(text_of(name), *cells)
    return table


def bar(share_pct: float, cells: int = 16) -> str:
    """A share from 0 to 100 % as a row of blocks."""
    full = round(min(max(share_pct, 0.0), 100.0) / 100 * cells)
    return "█" * full + "░" * (cells - full)


def table_of(*headings: str, right: Iterable[int] = ()) -> Table:
    """A table without rows; the columns of ``right`` hold numbers."""
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0)
    )
    numbers = set(right)
    for i, heading in enumerate(headings):
        table.add_column(text_of(heading), justify="right" if i in numbers else "left", overflow="fold")
    return table


def print_item(console: Console, text: Text, mark: str = "– ", style: str = "dim") -> None:
    """A text with a mark before it and its further lines indented."""
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=len(mark))
    grid.add_column(overflow="fold")
    grid.add_row(text_of(mark, style), text)
    console.print(grid)


def print_list(console: Console, texts: Iterable[str]) -> None:
    """Texts below each other, each with a dash."""
    for text in texts:
        print_item(console, text_of(text))


def print_pairs(console: Console, pairs: Sequence[tuple[str, Text]]) -> None:
    """Labels and their texts in two columns."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", width=12)
    grid.add_column(overflow="fold")
    for label, text in pairs:
        grid.add_row(text_of(label), text)
    console.print(grid)
