"""What a language model is to the reader: something that answers a request about a window with text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from detente.errors import DataError

__all__ = ["Backend", "ModelError", "Request", "Rules"]


class ModelError(DataError):
    """A language model that does not answer, or answers what cannot be used.

    ``final`` tells that asking again, for another window, is of no use: nobody listens, the key is refused, the
    host answers with a redirect. ``slow`` tells that it took too long.
    ``reason`` is the same in words that may stand in a ledger: none of the server's.
    """

    def __init__(self, problems: Any, *, final: bool = False) -> None:
        super().__init__(problems)
        self.final = final
        self.slow = False
        self.reason = self.problems[0].got if self.problems else str(self)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked about one window of a document."""

    document: str
    """SHA-256 of the document's text."""
    start: int
    """Offset of the window's first character in the document's text."""
    end: int
    messages: tuple[dict[str, str], ...] = field(repr=False)
    """``role`` and ``content``, as every chat endpoint takes them."""
    schema: dict[str, Any] = field(repr=False)
    """JSON Schema of the answer."""
    version: str = ""
    """Version of the prompts and the schema."""
    published: str | None = None
    attempt: int = 1
    """2 when the first answer did not fit and the model is asked once more."""

    @property
    def key(self) -> str:
        """Hash of what determines the question: document, window, publication day, prompts and attempt."""
        parts = [self.version, self.document, self.start, self.end, self.published, self.attempt]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Backend(Protocol):
    """Something that answers requests. Answers are data: nothing in them is trusted or run."""

    @property
    def name(self) -> str:
        """Short name for messages; never holds a key."""

    @property
    def asks(self) -> bool:
        """False for a backend that has nothing to add to the rules, so that no request is made."""

    def answer(self, request: Request) -> str:
        """The text of the answer.

        Raises
        ------
        ModelError
            When there is none.
        """


class Rules:
    """The rules alone: no request is made."""

    name = "rules"
    asks = False

    def answer(self, request: Request) -> str:
        raise ModelError("the rules answer no requests")
