"""Load a file of series, whatever statistical service it comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from detente.errors import InputError, Problem
from detente.tracking.commitment import TrackedCommitment
from detente.tracking.formats.census import is_census, read_census
from detente.tracking.formats.customs import is_customs, read_customs
from detente.tracking.formats.plain import is_plain, read_plain
from detente.tracking.formats.table import Table, read_table, read_text
from detente.tracking.formats.usda import is_usda, read_usda
from detente.tracking.series import Series

__all__ = ["FORMS", "load_series", "read_as", "sniff"]

Reader = Callable[[Table, TrackedCommitment], list[Series]]

_FORMS: dict[str, tuple[Callable[[Table], bool], Reader]] = {
    "usda": (is_usda, read_usda),
    "census": (is_census, read_census),
    "customs": (is_customs, read_customs),
    "plain": (is_plain, read_plain),
}
FORMS = tuple(_FORMS)
"""Names of the forms; a file that two of them fit is read as the first."""


def sniff(table: Table) -> str | None:
    """The form of a table, from the names of its columns; ``None`` when none fits."""
    return next((name for name, (fits, _) in _FORMS.items() if fits(table)), None)


def load_series(path: str | Path, commitment: TrackedCommitment, *, form: str | None = None) -> list[Series]:
    """Series of a file, those rows of it that belong to a commitment.

    Parameters
    ----------
    form : ``usda``, ``census``, ``customs`` or ``plain``; found out from the columns when left out.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    path = Path(path)
    if form is not None and form not in _FORMS:
        raise InputError(Problem("format", repr(form), f"one of {', '.join(FORMS)}", "choose one of them"))
    return read_as(read_text(path), path.name, commitment, form)


def read_as(text: str, name: str, commitment: TrackedCommitment, form: str | None = None) -> list[Series]:
    """The same for text that is already here; ``name`` stands for it in messages."""
    table = read_table(text, name)
    chosen = form or sniff(table)
    if chosen is None and table.shape != "csv":
        got, fix = f"the columns {', '.join(table.keys[:8])}", f"force one: {', '.join(FORMS)}"
        raise InputError(Problem(name, got, "those of a known form", fix))
    return _FORMS[chosen or "plain"][1](table, commitment)
