"""Where the numbers of a world come from and what was changed on the way."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

__all__ = ["InputFile", "Provenance", "Repair", "sha256_of"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made to published figures so that the accounts hold."""

    where: str
    """Cells that were changed, by label."""
    what: str
    """What was wrong with them."""
    before: float
    """Figure as published (or its sum over the cells), million USD unless ``what`` says otherwise."""
    after: float
    """Figure as used, same unit."""
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}, {self.before:,.4g} -> {self.after:,.4g} ({self.reason})"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that went into a world."""

    name: str
    sha256: str
    publisher: str
    licence: str
    use: str = ""
    """What was taken from it."""


@dataclass(frozen=True)
class Provenance:
    """Year, unit, publisher, licence, inputs and repairs of a world."""

    title: str = "World built from arrays"
    year: int | None = None
    unit: str = "million USD a year"
    publisher: str = ""
    edition: str = ""
    licence: str = ""
    citation: str = ""
    inputs: tuple[InputFile, ...] = ()
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()
    elasticity_sources: Mapping[str, str] = field(default_factory=dict)
    """Named set of trade elasticities -> citation."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "elasticity_sources", MappingProxyType(dict(self.elasticity_sources)))

    def __reduce__(self) -> tuple[Any, ...]:
        # A read-only view of a dict cannot be pickled; rebuild from plain values.
        return (Provenance.from_dict, (self.to_dict(),))

    def with_notes(self, *notes: str) -> Provenance:
        """Same provenance with ``notes`` appended."""
        return dataclasses.replace(self, notes=(*self.notes, *notes))

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        out: dict[str, Any] = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        out["inputs"] = [dataclasses.asdict(i) for i in self.inputs]
        out["repairs"] = [dataclasses.asdict(r) for r in self.repairs]
        out["notes"] = list(self.notes)
        out["elasticity_sources"] = dict(self.elasticity_sources)
        return out

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Provenance:
        """Inverse of :meth:`to_dict`."""
        return cls(
            **{
                **values,
                "inputs": tuple(InputFile(**i) for i in values.get("inputs", ())),
                "repairs": tuple(Repair(**r) for r in values.get("repairs", ())),
                "notes": tuple(values.get("notes", ())),
            }
        )

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Provenance:
        return cls.from_dict(json.loads(text))


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
