"""Recorded answers: a model's answers kept in a file, and played back without the model."""

from __future__ import annotations

import json
from pathlib import Path

from detente.errors import InputError, Problem
from detente.reading.models.backend import Backend, Request

__all__ = ["FORMAT", "Recorder", "Replay"]

FORMAT = "detente-replay-1"
MAX_FILE = 50_000_000
"""Largest file of recorded answers read, in bytes."""


class Replay:
    """Plays recorded answers back.

    An answer belongs to a document, its publication day, a window, the version of the prompts and the attempt; with
    anything else there is no answer, and that is an error, never a guess.
    """

    asks = True

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.name = f"replay of {self.path.name}"
        self._answers, self._documents = _load(self.path)

    def answer(self, request: Request) -> str:
        """The recorded answer.

        Raises
        ------
        InputError
            When the file has none for this request.
        """
        found = self._answers.get(request.key)
        if found is not None:
            return found
        other = request.document not in self._documents
        raise InputError(
            Problem(
                str(self.path),
                "answers for another document"
                if other
                else f"no answer for the characters {request.start} to {request.end}, attempt {request.attempt}",
                "answers recorded for this document, publication day and version",
                "record them again with --record",
            )
        )


class Recorder:
    """Passes requests on to another backend and keeps its answers.

    :meth:`save` writes them; nothing of the endpoint or the key is kept.
    """

    def __init__(self, backend: Backend, path: str | Path) -> None:
        self.backend = backend
        self.path = Path(path)
        self._rows: dict[str, dict[str, str | int]] = {}

    @property
    def name(self) -> str:
        return self.backend.name

    @property
    def asks(self) -> bool:
        return self.backend.asks

    def answer(self, request: Request) -> str:
        answer = self.backend.answer(request)
        self._rows[request.key] = {
            "request": request.key,
            "document": request.document,
            "start": request.start,
            "end": request.end,
            "attempt": request.attempt,
            "answer": answer,
        }
        return answer

    def save(self) -> None:
        """Write the answers, whole or not at all."""
        import os
        import tempfile

        data = {"format": FORMAT, "model": self.name, "answers": list(self._rows.values())}
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        folder = self.path.parent
        try:
            handle, part = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=folder)
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as stream:
                    stream.write(text)
                Path(part).replace(self.path)
            except OSError:
                Path(part).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise InputError(
                Problem(
                    str(self.path),
                    f"an error ({error.strerror})",
                    "a file that can be written",
                    "give another name",
                )
            ) from error


def _load(path: Path) -> tuple[dict[str, str], set[str]]:
    try:
        with path.open("rb") as handle:
            raw = handle.read(MAX_FILE + 1)
    except OSError as error:
        raise InputError(
            Problem(
                str(path),
                f"an error ({error.strerror})",
                "a file of recorded answers",
                "make one with --record",
            )
        ) from error
    try:
        if len(raw) > MAX_FILE:
            raise ValueError("more than 50 MB")
        data = json.loads(raw)
        if data["format"] != FORMAT:
            raise ValueError("another format")
        rows = [(str(row["request"]), str(row["answer"]), str(row["document"])) for row in data["answers"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            Problem(
                str(path),
                "something else",
                f"recorded answers in the format {FORMAT}",
                "make the file with --record",
            )
        ) from error
    return {key: answer for key, answer, _ in rows}, {document for *_, document in rows}
