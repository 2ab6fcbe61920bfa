"""Reading a document with the rules and a language model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.errors import Problem
from detente.ledger.book import Ledger
from detente.reading import read
from detente.reading.documents import Document
from detente.reading.models.answers import Answer, parse_answer
from detente.reading.models.backend import Backend, ModelError, Request
from detente.reading.models.gate import Doubt, Gate, Passed
from detente.reading.models.grounds import Text
from detente.reading.models.prompts import ask, ask_again
from detente.reading.models.reconcile import reconcile
from detente.reading.models.windows import MAX_WINDOWS, Window, windows
from detente.reading.text.products import find_products

__all__ = ["ModelReading", "put_together", "read_closely", "read_with_model"]

_FAILURES = 3
"""Windows in a row without an answer after which no further one is asked about."""


@dataclass(frozen=True)
class ModelReading:
    """A ledger, and how it came about."""

    ledger: Ledger
    windows: int = 0
    """Parts of the document asked about."""
    unanswered: int = 0
    """Parts without a usable answer; the rules alone read them."""
    proposed: int = 0
    """Records the model proposed."""
    passed: int = 0
    """Those that got through the gate."""
    malformed: int = 0
    """Records that did not fit the schema, after the second try."""


def read_with_model(document: Document, backend: Backend, *, strict: bool = False) -> Ledger:
    """Read a document with the rules and a backend, and put the two readings together.

    When the model fails, the ledger of the rules comes back with an issue that says so.

    Parameters
    ----------
    document : text to be read; goes to the backend, window by window.
    backend : what is asked; :func:`detente.reading.models.spec.backend_of` makes one.
    strict : True raises instead when a window stays without an answer.

    Raises
    ------
    ModelError
        With ``strict``, when the model fails.
    InputError
        For recorded answers that belong to another document.
    """
    return read_closely(document, backend, strict=strict).ledger


def read_closely(document: Document, backend: Backend, *, strict: bool = False) -> ModelReading:
    """As :func:`read_with_model`, with the counts of what was proposed and what got through."""
    ledger = read(document)
    if not backend.asks:
        return ModelReading(ledger)
    parts = list(windows(document.text))
    asked, left = parts[:MAX_WINDOWS], parts[MAX_WINDOWS:]
    text = Text(document, asked[-1].end if asked else 0)
    answers: list[tuple[Window, Answer]] = []
    failures: list[tuple[Window, ModelError]] = []
    row = 0
    for window in asked:
        if row >= _FAILURES or (failures and failures[-1][1].final):
            failures.append((window, failures[-1][1]))
            continue
        try:
            answers.append((window, _asked(document, window, ledger, text, backend)))
            row = 0
        except ModelError as error:
            if strict:
                raise
            failures.append((window, error))
            row += 1
    doubts = [*_failed(failures), *_left(left)]
    return replace(put_together(ledger, text, answers, doubts), windows=len(asked), unanswered=len(failures))


def put_together(
    ledger: Ledger, text: Text, answers: list[tuple[Window, Answer]], doubts: list[Doubt] | None = None
) -> ModelReading:
    """Send answers through the gate, and what gets through into the ledger of the rules."""
    gate = Gate(text, ledger)
    judged = [gate.judge(p, window.start, window.end) for window, answer in answers for p in answer.proposals]
    passed: list[Passed] = [one for one in judged if one is not None]
    malformed = sum(len(answer.faults) for _, answer in answers)
    said = [*(doubts or ()), *_malformed(malformed), *gate.summary(), *gate.doubts]
    whole = reconcile(ledger, passed, said)
    return ModelReading(whole, len(answers), 0, gate.seen, len(passed), malformed)


def _asked(document: Document, window: Window, ledger: Ledger, text: Text, backend: Backend) -> Answer:
    """The answer about one window; asked once more when the first does not fit."""
    part = document.text[window.start : window.end]
    tags = list(dict.fromkeys(p.tag for p in find_products(part)))
    request: Request = ask(document, window, ledger, tags, text.parties)
    words = backend.answer(request)
    answer = parse_answer(words)
    if not answer.faults:
        return answer
    second = parse_answer(backend.answer(ask_again(request, words, answer.faults)))
    better = second if not second.broken and len(second.faults) <= len(answer.faults) else answer
    if better.broken:
        raise ModelError(
            Problem(
                f"the model {backend.name}",
                better.faults[0],
                "a JSON object of records",
                "use a model that keeps to a JSON schema",
            )
        )
    return better


def _failed(failures: list[tuple[Window, ModelError]]) -> list[Doubt]:
    if not failures:
        return []
    part = "1 part" if len(failures) == 1 else f"{len(failures)} parts"
    text = (
        f"The language model gave no usable answer for {part} of the document, read by the rules alone: "
        f"{failures[0][1].reason}."
    )
    return [Doubt("unresolved", text)]


def _left(left: list[Window]) -> list[Doubt]:
    if not left:
        return []
    words = (
        f"The document is long: a language model was asked about its first {left[0].start} characters alone."
    )
    return [Doubt("unresolved", words)]


def _malformed(count: int) -> list[Doubt]:
    if not count:
        return []
    return [
        Doubt("unresolved", f"The language model's answers had {count} {'fault' if count == 1 else 'faults'} of form; "
              "what could not be read was left out.")
    ]  # fmt: skip
