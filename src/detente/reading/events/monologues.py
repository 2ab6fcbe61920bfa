"""Who speaks in a document that is itself a speech, a statement or the transcript of one."""

from __future__ import annotations

import re

from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["follow_voice"]

_ANNOUNCED = re.compile(
    r"^(?:(?:Full text|Transcript|Text)(?: of)?:?\s(?:the\s)?)?(?:(?:Opening|Press|Joint|Video|Ministerial|Media)\s)*"
    r"(?:[Ss]tatement|[Rr]emarks|[Ss]peech|[Aa]ddress|[Cc]onference|[Dd]oorstop|[Ii]nterview|[Tt]ranscript)\b"
    r"(?:\s\w+){0,3}?\s(?:by|with|of|from)\s(?P<who>.{0,90})"
)
_LABEL = re.compile(r"^(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})(?:,[^:.]{0,60})?:(?=\s|$)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b(?!\.)")


def follow_voice(passage: Passage, thread: Thread) -> Mention | None:
    """The person whose words a sentence is, when the document is a speech; labels of a transcript change the voice."""
    text = passage.text
    label = _LABEL.match(text)
    if label is not None:
        thread.voice = _person(label["name"], thread)
    elif passage.index < 3 and thread.voice is None:
        opening = _ANNOUNCED.match(text)
        if opening is not None:
            people = [m for m in passage.mentions if m.kind == "person"]
            named = [m for m in people if opening.start("who") <= m.start < opening.end("who")]
            joined = len(named) > 1 and re.search(r"\band\b", text[named[0].end : named[1].start])
            if named and not joined:
                thread.voice = named[0]
        return None
    return thread.voice if thread.voice is not None and _FIRST_PERSON.search(text) else None


def _person(label: str, thread: Thread) -> Mention | None:
    """The person that a label in capitals names."""
    found = thread.cast.find(label.title())
    return next((m for m in found if m.kind == "person"), None)
