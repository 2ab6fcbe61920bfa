"""Documents and ledgers to make pages of, real and hostile ones; and a reader of pages."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from detente.ledger import Ledger
from detente.ledger.store import named
from detente.reading import load, read
from detente.reading.documents import Document, from_text

DAY = date(2025, 11, 12)
REPORTS = sorted((Path(__file__).resolve().parents[1] / "fixtures" / "documents").glob("0*.txt"))

ATTACKS = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "<!--<script>alert(3)</script>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "javascript:alert(4)",
    "&lt;b&gt; &#x3c;svg onload=alert(5)>",
    "'onmouseover='alert(6)",
    "\u05d0\u05d1 \u0639\u0631\u0628",
)
"""Texts that would do harm in a page that does not escape them; the last runs from right to left."""

HOSTILE = f"""\
# title: Talks {ATTACKS[0]}
# publisher: {ATTACKS[1]}
# url: javascript:alert(7)
# published: 2025-10-27
---
President Donald Trump threatened to impose a 100% tariff on all Chinese goods from November 1 {ATTACKS[0]}.
Treasury Secretary Scott Bessent said China agreed to buy 12 million tonnes of US soybeans {ATTACKS[1]}, see
[the statement](javascript:alert(8)) of \u202egnihtemos\u202c {ATTACKS[3]}.

Beijing announced export controls on rare earths "{ATTACKS[2]}" that will \x1b[31mtake effect\x1b[0m on December 1.
Trump and Xi Jinping are expected to meet on Thursday in {ATTACKS[5]} South Korea {ATTACKS[7]}.
"""


def hostile_document() -> Document:
    """A report full of markup, scripts, control characters and text from right to left."""
    return from_text(HOSTILE)


def hostile_ledgers() -> tuple[Ledger, ...]:
    """Two documents of which every free field attacks the page."""
    first = {
        "sources": [
            {"id": "2025-10-27-a", "published": "2025-10-27", "kind": "press", "title": ATTACKS[0],
             "publisher": ATTACKS[1], "number": ATTACKS[2], "url": ATTACKS[4]},
        ],
        "text": " ".join(ATTACKS),
        "measures": [
            {"id": "m1", "title": f"duty {ATTACKS[0]}", "identity": f"duty {ATTACKS[1]}", "actor": ["USA"],
             "target": [ATTACKS[6]], "instrument": "import_tariff", "status": "announced",
             "rate": {"value_pct": 25}, "authority": ATTACKS[2], "legal_ref": ATTACKS[3],
             "stated_reason": ATTACKS[5], "scope": {"products": [ATTACKS[6], "soybeans"], "firms": [ATTACKS[0]]},
             "effective": {"value": "2025-11-01", "as_written": ATTACKS[0]},
             "conditions": [{"kind": "if", "trigger": ATTACKS[1], "consequence": ATTACKS[0]}],
             "history": [{"status": "announced", "according_to": ATTACKS[0], "hedge": None,
                          "on": {"value": "2025-10-20", "as_written": ATTACKS[1]},
                          "evidence": [{"quote": ATTACKS[0]}]},
                         {"status": "averted", "hedge": ATTACKS[3], "according_to": ATTACKS[7]}],
             "evidence": [{"quote": ATTACKS[0]}]},
        ],
        "commitments": [
            {"id": "c1", "title": f"purchases {ATTACKS[0]}", "actor": ["CHN"], "kind": "purchase",
             "status": "claimed", "claimed_by": [ATTACKS[1]], "baseline": ATTACKS[2],
             "evidence": [{"quote": ATTACKS[1]}]},
        ],
        "claims": [
            {"id": "k1", "speaker": ATTACKS[0], "office": ATTACKS[1], "text": ATTACKS[2], "about": ["m1"],
             "hedge": ATTACKS[3], "evidence": [{"quote": ATTACKS[2]}]},
        ],
        "meetings": [
            {"id": "t1", "title": ATTACKS[0], "place": ATTACKS[1], "status": "planned",
             "starts": {"value": "2025-12-01", "as_written": ATTACKS[1]}, "evidence": [{"quote": ATTACKS[3]}]},
        ],
        "issues": [{"id": "i1", "kind": "ambiguous", "text": ATTACKS[0], "about": ["m1"]}],
    }  # fmt: skip
    second = {
        "sources": [{"id": "2025-11-05-b", "published": "2025-11-05", "kind": "official", "publisher": "A ministry"}],
        "text": f"The duty is suspended until 1 December {ATTACKS[0]}",
        "measures": [
            {"id": "m1", "title": "duty", "identity": f"duty {ATTACKS[1]}", "actor": ["USA"], "target": [ATTACKS[6]],
             "instrument": "import_tariff", "status": "suspended", "rate": {"value_pct": 25},
             "history": [{"status": "suspended", "on": {"value": "2025-11-05", "as_written": "today"},
                          "until": {"value": "2025-12-01", "as_written": "1 December"}}],
             "evidence": [{"quote": f"The duty is suspended until 1 December {ATTACKS[0]}"}]},
        ],
    }  # fmt: skip
    return Ledger.from_dict(first), Ledger.from_dict(second)


TOLD = """\
On Friday, Oct. 10, the President announced an additional duty of 25 to 50 percent on Chinese steel from November 1.
It could be averted if talks succeed, the Treasury Secretary expects. China answered with licences for magnets.
China promised to buy 12 million tonnes of soybeans in two months, the White House said.
Both meet in Busan on Thursday. The index fell by more than 2 percent at the close, and motors need magnets of China.
"""


def told_document() -> tuple[Document, Ledger]:
    """A short document and its ledger, written by hand with every kind of record."""
    document = from_text(TOLD)
    text = document.text

    def words(first: str, last: str) -> list[dict[str, str]]:
        start = text.index(first)
        return [{"quote": text[start : text.index(last, start) + len(last)]}]

    duty, hope = words("On Friday", "November 1."), words("It could", "expects.")
    talks = words("if talks", "succeed")
    data: dict[str, Any] = {
        "sources": [{"id": "doc", "published": "2025-10-11", "characters": len(text)}],
        "text": text,
        "measures": [
            {"id": "m1", "title": "steel", "actor": ["USA"], "target": ["CHN"], "instrument": "import_tariff",
             "scope": {"products": ["steel"], "hs": ["72"], "firms": ["Baosteel"]},
             "rate": {"kind": "band", "low_pct": 25, "high_pct": 50, "previous_pct": 10, "basis": "additional"},
             "announced": {"value": "2025-10-10", "as_written": "Friday, Oct. 10"},
             "effective": {"value": "2025-11-01", "as_written": "November 1", "bound": "from",
                           "alternatives": ["2025-11-08"]},
             "status": "announced", "responds_to": ["m2"], "authority": "Section 232",
             "history": [{"status": "announced", "on": {"value": "2025-10-10", "as_written": "Friday, Oct. 10"},
                          "according_to": "the President", "confirmed": True, "basis": "statement", "evidence": duty},
                         {"status": "averted", "according_to": "the Treasury Secretary", "hedge": "expects",
                          "evidence": hope}],
             "conditions": [{"kind": "if", "trigger": "talks succeed", "consequence": "averted", "evidence": talks}],
             "evidence": duty, "confidence": 0.8, "read_by": "both"},
            {"id": "m2", "title": "magnets", "actor": ["CHN"], "target": ["WLD"], "instrument": "export_licensing",
             "status": "in_force", "evidence": words("China answered", "magnets.")},
        ],
        "commitments": [
            {"id": "c1", "title": "soybeans", "actor": ["CHN"], "beneficiary": ["USA"], "kind": "purchase",
             "products": ["soybeans"], "quantity": {"value": 12e6, "unit": "t"}, "status": "claimed",
             "ends": {"value": "2025-12", "as_written": "in two months", "basis": "duration", "bound": "by"},
             "claimed_by": ["the White House"], "evidence": words("China promised", "said.")},
        ],
        "claims": [
            {"id": "k1", "speaker": "the Treasury Secretary", "party": "USA", "about": ["m1"], "act": "expects",
             "hedge": "could", "text": "it is averted", "evidence": hope},
        ],
        "meetings": [
            {"id": "t1", "title": "talks in Busan", "parties": ["USA", "CHN"], "place": "Busan", "country": "KOR",
             "starts": {"value": "2025-10-16", "as_written": "Thursday", "basis": "weekday"}, "status": "planned",
             "evidence": words("Both meet", "Thursday.")},
        ],
        "deadlines": [
            {"id": "d1", "on": {"value": "2025-11-01", "as_written": "November 1"}, "what": "the duty takes effect",
             "refers_to": "m1", "kind": "effective", "evidence": duty},
        ],
        "market_moves": [
            {"id": "x1", "instrument": "SPX", "name": "S&P 500", "change_pct": -2, "comparator": "gt",
             "session": "close", "evidence": words("The index", "close")},
        ],
        "dependencies": [
            {"id": "p1", "input": "rare_earth_magnets", "used_in": ["electric_motors"], "supplier": "CHN",
             "evidence": words("motors need", "China.")},
        ],
        "issues": [{"id": "i1", "kind": "imprecise", "text": "Two months from when?", "about": ["c1"]}],
    }  # fmt: skip
    return document, Ledger.from_dict(data)


def report_ledgers() -> tuple[Ledger, ...]:
    """The development documents as a ledger of many documents."""
    found = []
    for path in REPORTS:
        document = load(path)
        found.append(named(read(document).model_copy(update={"text": document.text})))
    return tuple(found)


BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "div",
    "summary",
    "option",
    "label",
}
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """Elements in order, their texts, the texts of marks by evidence, and of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.marked: dict[int, str] = {}
        self.words = ""
        """The text of the document as the page shows it."""
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag in BLOCKS:
            self.text += "\n"
        if tag == "script":
            self.scripts.append((attributes, ""))
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        around = [tag for tag, _ in self.open]
        if "script" in around:
            self.scripts[-1] = self.scripts[-1][0], self.scripts[-1][1] + data
        elif "style" not in around:
            self.text += data
        if ("p", "words") in [(tag, a.get("class")) for tag, a in self.open] and "a" not in around:
            self.words += data
        for tag, attributes in self.open:
            if tag == "mark":
                for number in attributes["data-evidence"].split():
                    self.marked[int(number)] = self.marked.get(int(number), "") + data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Attributes of the elements of a name that have these attributes."""
        return [a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    def data(self) -> Any:
        """The embedded data of a ledger's page."""
        (found,) = (text for attributes, text in self.scripts if attributes.get("type") == "application/json")
        return json.loads(found)


def flat(text: str) -> str:
    """The text with every kind of white space as one blank."""
    return " ".join(text.split())
