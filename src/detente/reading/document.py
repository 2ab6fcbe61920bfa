"""The names of :mod:`detente.reading.documents` that the rest of the reader uses."""

from __future__ import annotations

from detente.reading.documents.limits import MAX_BYTES
from detente.reading.documents.loading import EXAMPLE, Document, from_text, load

__all__ = ["EXAMPLE", "MAX_BYTES", "Document", "from_text", "load"]
