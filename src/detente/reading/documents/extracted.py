"""What the rooms hand on: the text of a document with what its format says about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from detente.errors import Problem

__all__ = ["Extracted", "UnreadableError"]


@dataclass(frozen=True)
class Extracted:
    """Text taken out of a file, with the metadata found beside it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    """Kept as text; nothing here ever opens it."""
    kind: str | None = None
    days: tuple[tuple[str, str], ...] = ()
    """Days of publication (ISO) with their basis, best first; all of them better than a dateline."""
    hints: tuple[tuple[str, str], ...] = ()
    """Days that serve only where the text itself shows none."""
    notes: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Extracted:
        pairs = {name: tuple((day, basis) for day, basis in data[name]) for name in ("days", "hints")}
        return cls(**(data | pairs | {"notes": tuple(data["notes"])}))


class UnreadableError(Exception):
    """A document of which no text can be had; says what was found and how to mend it."""

    def __init__(self, got: str, expected: str, fix: str) -> None:
        super().__init__(got)
        self.got, self.expected, self.fix = got, expected, fix

    def problem(self, where: str) -> Problem:
        return Problem(where, self.got, self.expected, self.fix)
