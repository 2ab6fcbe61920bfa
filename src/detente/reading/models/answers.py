"""What a model may answer: the shape of its records, as JSON Schema and as a strict reader of JSON.

A model gives quotes, never offsets; dates as written, never resolved; names and tags, never ids of records.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from detente.ledger.records import Action, Instrument

__all__ = [
    "MAX_ANSWER",
    "MAX_RECORDS",
    "Answer",
    "AnyProposal",
    "Proposal",
    "ProposedClaim",
    "ProposedCommitment",
    "ProposedCondition",
    "ProposedDeadline",
    "ProposedDependency",
    "ProposedMeasure",
    "ProposedMeeting",
    "ProposedMove",
    "answer_schema",
    "parse_answer",
]

MAX_ANSWER = 1_000_000
"""Longest answer read, in bytes."""

MAX_RECORDS = 60
"""Records of one kind taken from one answer."""

MAX_DEPTH = 12
"""Deepest nesting of brackets in an answer."""


def _number(value: Any) -> Any:
    """Numbers as numbers or as ``"25%"``; infinities and the like are refused."""
    if isinstance(value, bool):
        raise ValueError("expected a number")
    if isinstance(value, str):
        text = value.strip().rstrip("%").strip().replace(",", "")
        if not re.fullmatch(r"-?\d{1,18}(?:\.\d{1,9})?", text):
            raise ValueError("expected a number")
        value = float(text)
    if isinstance(value, int | float):
        if not -1e18 < value < 1e18:  # also false for NaN; an int may be too large for a float
            raise ValueError("expected a finite number")
        return float(value)
    return value


def _words(value: Any) -> Any:
    """A single string where a list of strings is expected; nothing for null."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


Number = Annotated[Annotated[float, Field(allow_inf_nan=False)] | None, BeforeValidator(_number)]
Short = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=2_500)]
Names = Annotated[list[Short], Field(max_length=40), BeforeValidator(_words)]
Quotes = Annotated[list[Text], Field(min_length=1, max_length=4), BeforeValidator(_words)]


class Proposal(BaseModel):
    """A record as a model proposes it; nothing of it is believed before the gate has seen it."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    quotes: Quotes
    """Sentences of the document, word for word; the first is the one that names the record."""


class ProposedCondition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    kind: Literal["if", "unless", "until", "in_exchange_for", "pending", "may"]
    trigger: Text


class ProposedMeasure(Proposal):
    actor: Names
    target: Names = []
    instrument: Instrument
    action: Action | None = None
    products: Names = []
    exclusions: Names = []
    hs: Names = []
    rate_pct: Number = None
    low_pct: Number = None
    high_pct: Number = None
    previous_pct: Number = None
    basis: Literal["additional", "total", "floor", "ceiling", "unstated"] | None = None
    value_amount: Number = None
    authority: Short | None = None
    announced: Short | None = None
    effective: Short | None = None
    expires: Short | None = None
    status: Literal[
        "proposed", "threatened", "announced", "agreed", "in_force", "suspended", "averted", "withdrawn",
        "removed", "expired", "superseded", "invalidated",
    ]  # fmt: skip
    according_to: Short | None = None
    conditions: Annotated[list[ProposedCondition], Field(max_length=8)] = []
    stated_reason: Text | None = None


class ProposedCommitment(Proposal):
    actor: Names
    beneficiary: Names = []
    kind: Literal["purchase", "investment", "market_access", "policy", "enforcement", "process", "security"]
    products: Names = []
    amount: Number = None
    unit: Short | None = None
    starts: Short | None = None
    ends: Short | None = None
    status: Literal[
        "claimed", "announced", "agreed", "on_track", "behind", "met", "missed", "suspended", "lapsed"
    ] = "announced"
    claimed_by: Names = []
    conditions: Annotated[list[ProposedCondition], Field(max_length=8)] = []


class ProposedClaim(Proposal):
    speaker: Short
    act: Literal[
        "asserts", "expects", "threatens", "promises", "demands", "accuses", "confirms", "denies", "assesses"
    ] = "asserts"
    hedge: Short | None = None
    said_on: Short | None = None
    via: Short | None = None
    text: Text


class ProposedMeeting(Proposal):
    participants: Names = []
    parties: Names = []
    level: Literal["leaders", "ministers", "officials", "unknown"] = "unknown"
    place: Short | None = None
    starts: Short | None = None
    ends: Short | None = None
    status: Literal["planned", "held", "uncertain", "cancelled"]


class ProposedDeadline(Proposal):
    on: Short
    kind: Literal["effective", "expiry", "review", "meeting", "commitment", "step"]


class ProposedMove(Proposal):
    name: Short
    change_pct: Number = None
    level: Number = None
    direction: Literal["up", "down", "flat"] | None = None
    session: Literal["open", "intraday", "midday", "close"] | None = None


class ProposedDependency(Proposal):
    input: Short
    used_in: Names = []
    supplier: Short | None = None
    share_pct: Number = None


AnyProposal = (
    ProposedMeasure
    | ProposedCommitment
    | ProposedClaim
    | ProposedMeeting
    | ProposedDeadline
    | ProposedMove
    | ProposedDependency
)

KINDS: dict[str, type[AnyProposal]] = {
    "measures": ProposedMeasure,
    "commitments": ProposedCommitment,
    "claims": ProposedClaim,
    "meetings": ProposedMeeting,
    "deadlines": ProposedDeadline,
    "market_moves": ProposedMove,
    "dependencies": ProposedDependency,
}


@dataclass
class Answer:
    """An answer as far as it can be read."""

    proposals: list[AnyProposal] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What did not fit, in words for the model's second try; holds no text of the answer."""
    broken: bool = False
    """True when no JSON object with the lists could be read at all."""


def answer_schema() -> dict[str, Any]:
    """JSON Schema of an answer: every field required, none beside them, as strict endpoints ask for."""
    definitions: dict[str, Any] = {}
    properties = {}
    for name, cls in KINDS.items():
        schema = cls.model_json_schema(ref_template="#/$defs/{model}")
        definitions |= schema.pop("$defs", {})
        definitions[cls.__name__] = schema
        properties[name] = {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}}
    whole: dict[str, Any] = _strict({"type": "object", "properties": properties, "$defs": definitions})
    return whole


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    dropped = {"title", "default", "maxLength", "maxItems", "minItems", "description"}
    out = {
        key: {name: _strict(part) for name, part in value.items()}
        if key in ("properties", "$defs")
        else _strict(value)
        for key, value in node.items()
        if key not in dropped
    }
    if "properties" in out:
        out |= {"required": list(out["properties"]), "additionalProperties": False}
    return out


def parse_answer(text: str) -> Answer:
    """Read an answer: bare JSON, or JSON in a fence or between other words.

    Never raises; what does not fit is told in ``faults``.
    """
    if len(text) > MAX_ANSWER:
        return Answer(faults=["the answer is longer than 1 MB"], broken=True)
    data = _load(text)
    if not isinstance(data, dict):
        return Answer(faults=["the answer is no JSON object"], broken=True)
    if not any(isinstance(data.get(name), list) for name in KINDS):
        return Answer(faults=[f"the object has none of the lists {', '.join(KINDS)}"], broken=True)
    answer = Answer()
    for name, cls in KINDS.items():
        rows = data.get(name)
        if rows is None:
            continue
        if not isinstance(rows, list):
            answer.faults.append(f"{name}: expected a list")
            continue
        if len(rows) > MAX_RECORDS:
            answer.faults.append(f"{name}: more than {MAX_RECORDS} records; the rest was not read")
        for number, row in enumerate(rows[:MAX_RECORDS]):
            try:
                answer.proposals.append(cls.model_validate(row))
            except ValidationError as error:
                answer.faults += _faults(f"{name}[{number}]", error)
            except (ValueError, OverflowError, RecursionError):
                answer.faults.append(f"{name}[{number}]: cannot be read")
    return answer


def _faults(where: str, error: ValidationError) -> list[str]:
    """The problems of one record, without the values the model gave."""
    out = []
    for fault in error.errors(include_url=False, include_context=False, include_input=False)[:3]:
        place = ".".join(str(part) for part in fault["loc"] if isinstance(part, int) or part in _FIELDS)
        out.append(f"{where}{'.' if place else ''}{place}: {fault['msg'][:200]}")
    return out


_FIELDS = frozenset(name for cls in (*KINDS.values(), ProposedCondition) for name in cls.model_fields)
_FENCE = re.compile(r"```(?:json|JSON)?\s*\n(.*?)```", re.DOTALL)


def _load(text: str) -> Any:
    """The JSON object of an answer, ``None`` when there is none that can be read."""
    body = text.rpartition("</think>")[2].strip()
    candidates = [body]
    if not body.startswith("{"):
        fenced = _FENCE.findall(body)
        first, last = body.find("{"), body.rfind("}")
        candidates = [*fenced[-1:], body[first : last + 1] if 0 <= first < last else ""]
    for candidate in candidates:
        if not candidate.strip() or _depth(candidate) > MAX_DEPTH:
            continue
        try:
            return json.loads(candidate, parse_constant=_refuse, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            continue
    return None


def _depth(text: str) -> int:
    """Deepest nesting of brackets outside strings."""
    deepest = depth = 0
    inside = escaped = False
    for char in text:
        if inside:
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == '"':
                inside = False
        elif char == '"':
            inside = True
        elif char in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "}]":
            depth -= 1
    return deepest


def _refuse(constant: str) -> Any:
    raise ValueError("NaN and infinities are no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand in it once: of two values for one field, neither can be believed."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)
