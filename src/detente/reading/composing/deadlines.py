"""The calendar of a document: what begins, ends, meets or is due after it was published."""

from __future__ import annotations

import re

from detente.ledger.records import Commitment, Deadline, Evidence, Measure, Meeting, When
from detente.reading.composing.findings import Findings

__all__ = ["find_deadlines"]


_TRAVEL = re.compile(
    r"\b(?:travel\w*|fl(?:y|ies|ying)|arriv\w+|depart\w*|leav\w+|visit\w*|heads?|continu\w+ to"
    r"|go(?:es)? on|moves on|review\w*|deadline|expire\w*|vote\w*|hearing|clear\w*|rul\w+|due|sign(?:s"
    r"|ed|ing)?|proceed\w*)\b"
)


def find_deadlines(
    found: Findings, measures: list[Measure], commitments: list[Commitment], meetings: list[Meeting]
) -> list[Deadline]:
    today = found.thread.published.isoformat() if found.thread.published else ""
    rows: list[tuple[str, Deadline]] = []

    def add(when: When | None, what: str, ref: str | None, kind: str, evidence: tuple[Evidence, ...]) -> None:
        if when is None or not when.value or (len(when.value) == 10 and when.value < today):
            return
        derived = when.basis in ("duration", "reference", "weekday", "relative")
        rows.append(
            (
                when.value,
                Deadline(
                    id="d0", on=when, what=what, refers_to=ref, kind=kind, derived=derived, evidence=evidence
                ),
            )
        )

    for m in measures:
        if m.status not in ("averted", "removed"):
            add(m.effective, f"{m.title}: takes effect", m.id, "effective", m.evidence)
            add(m.expires, f"{m.title}: ends", m.id, "expiry", m.evidence)
    for c in commitments:
        add(c.ends, f"{c.title}: due", c.id, "commitment", c.evidence)
    for t in meetings:
        dated = t.starts is not None and len(t.starts.value or "") == 10 and t.starts.bound == "on"
        if t.status in ("planned", "uncertain") and dated:
            add(t.starts, t.title, t.id, "meeting", t.evidence)
    taken = {value for value, _ in rows}
    for passage in found.passages if today else ():
        for mention in passage.dates:
            if (
                mention.precision != "day"
                or not mention.value
                or mention.value in taken
                or mention.value <= today
            ):
                continue
            if not _TRAVEL.search(passage.text):
                continue
            taken.add(mention.value)
            kind = "review" if re.search(r"\breview", passage.text) else "step"
            add(mention.when(), passage.text.rstrip("."), None, kind, (passage.evidence(),))
    rows.sort(key=lambda row: row[0])
    return [d.model_copy(update={"id": f"d{i}"}) for i, (_, d) in enumerate(rows, 1)]
