"""Track a commitment: every series by every deadline version and baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.errors import InputError, Problem
from detente.tracking.commitment import TrackedCommitment
from detente.tracking.result import Tracking
from detente.tracking.series import Series, merge
from detente.tracking.verdicts import Verdict, judge

__all__ = ["track"]


def track(
    commitment: TrackedCommitment | str | Path,
    series: Series | str | Path | Iterable[Series | str | Path] = (),
    *,
    as_of: date | str | None = None,
    baseline: str | None = None,
    shipped: bool = True,
    form: str | None = None,
) -> Tracking:
    """Hold a commitment against data, as known on a day.

    Parameters
    ----------
    commitment : a definition, the name of a shipped one, or a YAML file.
    series : series or files of them, added to the shipped ones; where both tell a period, these count.
    as_of : day of the view; today when left out. Nothing that ended, was published or was said later is used.
    baseline : id of one baseline; every one when left out.
    shipped : use the series that come with the package.
    form : ``usda``, ``census``, ``customs`` or ``plain`` for files; found out from their content when left out.

    Raises
    ------
    InputError
        For a commitment, a baseline or a file that cannot be used.
    """
    from detente.tracking.files import find_commitment
    from detente.tracking.formats.load import load_series
    from detente.tracking.shipped import shipped_series

    if not isinstance(commitment, TrackedCommitment):
        commitment = find_commitment(commitment)
    day = _day(as_of)
    _check_baseline(commitment, baseline)
    given: Sequence[Series | str | Path]
    given = [series] if isinstance(series, Series | str | Path) else list(series)
    parts = shipped_series(commitment) if shipped else []
    for one in given:
        parts += [one] if isinstance(one, Series) else load_series(one, commitment, form=form)
    unit = commitment.parsed_unit()
    merged = _apart(merge(parts))
    if commitment.unit is not None:
        merged = [s.to_unit(unit) if s.unit.dimension == unit.dimension else s for s in merged]
    usable = [s for s in merged if commitment.unit is None or s.unit.dimension == unit.dimension]
    verdicts: list[Verdict] = []
    for window in commitment.windows():
        if baseline is not None and window.baseline is not None and window.baseline.id != baseline:
            continue
        if window.deadline.said_on is not None and window.deadline.said_on > day:
            continue
        verdicts += [judge(window, s, day) for s in usable if s.coverage == window.goal.coverage]
    left_out = tuple(s.title for s in merged if s not in usable)
    return Tracking(commitment, day, tuple(merged), tuple(verdicts), left_out)


def _apart(series: list[Series]) -> list[Series]:
    """Series that can be told apart by their titles."""
    titles = [s.title for s in series]
    return [replace(s, title=f"{s.title} ({s.id})") if titles.count(s.title) > 1 else s for s in series]


def _day(as_of: date | str | None) -> date:
    if as_of is None:
        return date.today()
    if isinstance(as_of, date):
        return as_of
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        raise InputError(
            Problem("as_of", repr(as_of), "a day as YYYY-MM-DD", "write for example '2025-12-31'")
        ) from None


def _check_baseline(commitment: TrackedCommitment, baseline: str | None) -> None:
    known = [b.id for b in commitment.baselines]
    if baseline is not None and baseline not in known:
        expected = f"one of {', '.join(known)}" if known else f"none: '{commitment.id}' has no baselines"
        raise InputError(
            Problem("baseline", repr(baseline), expected, "choose one of them" if known else "leave it out")
        )
