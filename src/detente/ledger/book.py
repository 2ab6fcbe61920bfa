"""The ledger of one or more documents: a frozen set of records that can be checked against the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from detente.errors import InputError, Problem

from .findings import SEE, Finding, decode, findings_of, to_problems
from .parts import Record
from .quotes import drop_implied, place_quotes
from .records import (
    Claim,
    Commitment,
    Deadline,
    Dependency,
    Evidence,
    Issue,
    MarketMove,
    Measure,
    Meeting,
    Party,
    Person,
    Source,
)

__all__ = ["AnyRecord", "Ledger"]

_FORMAT = "detente-ledger-1"
_NUMBERED = re.compile(r"detente-ledger-\d{1,9}")

AnyRecord = Measure | Commitment | Claim | Meeting | Deadline | MarketMove | Dependency | Issue


class Ledger(Record):
    """What documents say, record by record."""

    format: Literal["detente-ledger-1"] = "detente-ledger-1"
    sources: tuple[Source, ...] = Field(min_length=1)
    text: str | None = None
    """The text that was read, where it is kept; only in the ledger of one document."""
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    measures: tuple[Measure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    market_moves: tuple[MarketMove, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    issues: tuple[Issue, ...] = ()

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        seen: set[str] = set()
        for record in self.records():
            if record.id in seen:
                raise ValueError(f"the id {record.id!r} is used twice")
            seen.add(record.id)
        refs = [(m.id, r) for m in self.measures for r in (*m.responds_to, *m.replaces)]
        refs += [(c.id, r) for c in self.claims for r in c.about]
        refs += [(i.id, r) for i in self.issues for r in i.about]
        refs += [(d.id, d.refers_to) for d in self.deadlines if d.refers_to]
        for owner, ref in refs:
            if ref not in seen:
                raise ValueError(f"{owner} refers to {ref!r}, which is no record of this ledger")
        return self

    def records(self) -> Iterator[AnyRecord]:
        """Every record that has an id, in the order of the ledger."""
        yield from self.measures
        yield from self.commitments
        yield from self.claims
        yield from self.meetings
        yield from self.deadlines
        yield from self.market_moves
        yield from self.dependencies
        yield from self.issues

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every piece of evidence, with the id of the record that rests on it."""
        for record in self.records():
            for item in record.evidence:
                yield record.id, item
            if isinstance(record, Measure):
                yield from ((record.id, item) for event in record.history for item in event.evidence)
            if isinstance(record, Measure | Commitment):
                yield from ((record.id, item) for c in record.conditions for item in c.evidence)

    def verify(self, texts: Mapping[str, str]) -> None:
        """Check every quote against the text of its source.

        Parameters
        ----------
        texts : mapping of source id to the text that was read.

        Raises
        ------
        InputError
            Naming every quote that does not stand at its offsets.
        """
        problems = []
        for owner, item in self.evidence():
            found = texts.get(item.source, "")[item.start : item.end]
            if found != item.quote:
                problems.append(
                    Problem(
                        f"{owner}.evidence[{item.start}:{item.end}] in {item.source!r}",
                        repr(found[:60]),
                        repr(item.quote[:60]),
                        "read the document again, or give the text the ledger was made from",
                    )
                )
        if problems:
            raise InputError(problems)

    # -- input and output ------------------------------------------------------------------------------
    def to_dict(self) -> dict[str, Any]:
        """Plain dictionaries and lists, without the fields nobody set."""
        return self.model_dump(mode="json", exclude_defaults=True) | {"format": self.format}

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"

    def to_yaml(self) -> str:
        """YAML that people read, edit and compare line by line.

        Where the source is a summary written by hand, what its text implies (checksum, length, the offsets of quotes
        that stand in it once) is left out: whoever edits the text need not count characters.
        """
        from .yaml_writer import write_yaml

        data = self.to_dict()
        return write_yaml(drop_implied({"format": data.pop("format")} | data))

    @classmethod
    def from_dict(cls, data: Any, where: str = "ledger") -> Ledger:
        """Make a ledger of plain dictionaries and lists.

        Quotes without offsets are looked up in the ``text`` beside them, so that a ledger can be written by hand.

        Raises
        ------
        InputError
            Naming every field that is wrong, missing or unknown, and every quote that is not found just once.
        """
        ledger, findings = cls.parse(data)
        if ledger is None or findings:
            raise InputError(to_problems(findings, where))
        return ledger

    @classmethod
    def parse(cls, data: Any) -> tuple[Ledger | None, list[Finding]]:
        """A ledger of plain dictionaries and lists, and everything that is wrong with them."""
        if not isinstance(data, dict) or not data:
            found = "an empty file" if not data else "a list" if isinstance(data, list) else "a single value"
            return None, [Finding((), found, "the ledger of a document", SEE)]
        written = data.get("format")
        if isinstance(written, str) and written != _FORMAT and _NUMBERED.fullmatch(written):
            newer = "update detente: a newer one wrote this file"
            return None, [Finding(("format",), repr(written), _FORMAT, newer)]
        try:
            data, findings = place_quotes(data)
        except RecursionError:
            return None, [Finding((), "values nested too deeply", "the ledger of a document", SEE)]
        try:
            return cls.model_validate(data), findings
        except ValidationError as error:
            return None, findings + findings_of(error, cls)

    @classmethod
    def from_json(cls, text: str, where: str = "ledger") -> Ledger:
        """Read a ledger from JSON, like :meth:`from_dict`."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            line, detail = getattr(error, "lineno", 1), getattr(error, "msg", "values nested too deeply")
            raise InputError(
                Problem(
                    f"{where}:{line}",
                    f"text that is no JSON ({detail})",
                    "the ledger of a document in JSON",
                    "check brackets, commas and quotes near this line",
                )
            ) from None
        return cls.from_dict(data, where)

    @classmethod
    def from_yaml(cls, text: str, where: str = "ledger") -> Ledger:
        """Read a ledger from YAML, like :meth:`from_dict`; errors name the lines of ``where``."""
        from .yaml_reader import read_yaml

        data, lines = read_yaml(text, where)
        ledger, findings = cls.parse(data)
        if ledger is None or findings:
            raise InputError(to_problems(findings, where, lines))
        return ledger

    @classmethod
    def read(cls, path: str | Path) -> Ledger:
        """Read a ledger from a YAML or JSON file."""
        path = Path(path)
        text = decode(path.read_bytes(), path.name)
        return (cls.from_json if path.suffix == ".json" else cls.from_yaml)(text, path.name)
