"""A model that makes things up, in every way that models and their attackers are known to."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from second_look import GOODS, NAMES, numbers

MARK = "ZQX"
"""Stands in every word the adversary invents; none of it may reach a ledger."""

PARTIES = [
    "USA",
    "CHN",
    "EU",
    "JPN",
    "KOR",
    "IND",
    "MEX",
    "CAN",
    "BRA",
    "NOR",
    "ZAF",
    "WLD",
    "Atlantis",
    f"{MARK}land",
]
PRODUCTS = [
    "steel",
    "soybeans",
    "wine",
    "autos",
    "rare_earths",
    "aircraft",
    "all_goods",
    "goods_list",
    f"{MARK} widgets",
]
INSTRUMENTS = [
    "import_tariff",
    "export_licensing",
    "export_control",
    "import_ban",
    "sanction",
    "port_fee",
    "anti_dumping",
]
STATUSES = [
    "proposed",
    "threatened",
    "announced",
    "agreed",
    "in_force",
    "suspended",
    "averted",
    "withdrawn",
    "removed",
    "expired",
    "invalidated",
]
DATES = [
    "1 January 2031",
    "next Tuesday",
    "30 February 2026",
    "in 90 days",
    "the day after tomorrow",
    "2025-11-01",
    MARK,
]
NASTY = [
    f"<script>alert('{MARK}')</script>",
    f"{MARK}" * 400,
    f"{MARK}\x00\u202e\ud7ff{{{{7*7}}}}",
    f"'; DROP TABLE measures; -- {MARK}",
    f'=HYPERLINK("http://{MARK}.example")',
    f"![{MARK}](http://example.org/x.png)",
]
INSTRUMENTS_CUES = {
    "import_tariff": r"tariff|dut(?:y|ies)|lev(?:y|ies)",
    "export_licensing": r"licen|permit",
    "export_control": r"control|restrict|curb",
    "entity_listing": r"list",
    "sanction": r"sanction",
    "anti_dumping": r"dumping",
    "investigation": r"probe|investigat",
    "port_fee": r"port",
}
_FITTING = {
    "act": r"\b(?:said|told|announced|warned|threatened|confirmed|denied|expects?)\b",
    "any": r"tariff|dut(?:y|ies)|lev(?:y|ies)|export|import|buy|invest|purchas|meet|met\b|talks|%",
}
_DATES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?:, \d{4})?"
    r"|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:next|last|this) (?:year|month|week)|\d+ days|(?:end of )?20\d\d"
)
NUMBERS = [500, 987.65, 0.001, -25, 1e9, 250, 33.3, 77]


@lru_cache(maxsize=2_000)
def _named(sentence: str) -> tuple[str, ...]:
    return tuple(code for code, words in NAMES.items() if re.search(words, sentence))


@lru_cache(maxsize=2_000)
def _goods(sentence: str) -> tuple[str, ...]:
    return tuple(tag for tag, words in GOODS.items() if re.search(words, sentence, re.IGNORECASE))


class Adversary:
    """Answers about one document, from a seed."""

    def __init__(self, text: str, seed: int) -> None:
        self.random = random.Random(seed)
        self.text = text
        self.sentences = [
            s.strip()
            for line in text.splitlines()
            for s in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", line)
            if len(s.split()) > 4
        ]

    def answer(self) -> str:
        """A whole answer; one in eight is broken in form as well."""
        data: dict[str, Any] = {
            "measures": [self.sly(self.measure()) for _ in range(self.random.randint(1, 6))],
            "commitments": [self.sly(self.commitment()) for _ in range(self.random.randint(0, 3))],
            "claims": [self.sly(self.claim()) for _ in range(self.random.randint(0, 3))],
            "meetings": [self.sly(self.meeting()) for _ in range(self.random.randint(0, 2))],
            "deadlines": [self.deadline() for _ in range(self.random.randint(0, 2))],
            "market_moves": [self.move() for _ in range(self.random.randint(0, 2))],
            "dependencies": [self.dependency() for _ in range(self.random.randint(0, 1))],
            "issues": [{"text": MARK}],
        }
        if self.random.random() < 0.125:
            return self.broken(data)
        text = json.dumps(data, ensure_ascii=self.random.random() < 0.5)
        return self.random.choice(
            [text, f"Sure! {MARK}\n```json\n{text}\n```\nDone.", f"<think>{MARK}</think>{text}"]
        )

    def broken(self, data: dict[str, Any]) -> str:
        row = data["measures"][0]
        kind = self.random.randrange(9)
        if kind == 0:
            return json.dumps(data)[: self.random.randint(5, 400)]
        if kind == 1:
            return "[" * 5_000 + "]" * 5_000
        if kind == 2:
            row["rate_pct"] = self.random.choice([float("nan"), float("inf")])
        elif kind == 3:
            row["rate_pct"] = {"value": {"value": {"value": 25}}}
        elif kind == 4:
            row["actor"] = [["USA"], 7, None]
        elif kind == 5:
            row["quotes"] = "x" * 100_000
        elif kind == 6:
            data = {"measures": row, "claims": MARK, "commitments": 5}
        elif kind == 7:
            return json.dumps(data).replace('"status"', '"status": "in_force", "status"', 1)
        else:
            row |= {
                "id": "m1",
                "evidence": [{"quote": MARK, "start": -1, "end": 10**9}],
                "confidence": 99,
                "read_by": "rules",
            }
            row["rate_pct"] = 10**400 if self.random.random() < 0.5 else "1e308"
        return json.dumps(data)

    def sly(self, row: dict[str, Any]) -> dict[str, Any]:
        """Three times in four the record is made of what one true sentence has, put together at random: the numbers,
        parties, dates and names are there, in the wrong places as often as in the right ones."""
        if self.random.random() < 0.25:
            return row
        fitting = [s for s in self.sentences if re.search(_FITTING["act" if "speaker" in row else "any"], s)]
        sentence = self.some(fitting or self.sentences)
        near = self.sentences.index(sentence)
        parties = list(_named(sentence))
        if self.random.random() < 0.3:
            parties += _named(self.sentences[near - 1])
        percents = [float(n) for n in re.findall(r"(\d+(?:\.\d+)?)(?=\s?%|[ -]per ?cent)", sentence)] or [
            None
        ]
        dates = re.findall(_DATES, sentence) or [None]
        tags = [tag for tag, words in GOODS.items() if re.search(words, sentence, re.IGNORECASE)] or [
            "all_goods"
        ]
        people = re.findall(r"[A-Z]\w+(?: [A-Z]\w+)+|the ministry|Commission|MOFCOM", sentence) or [
            "the ministry"
        ]
        kinds = [
            kind for kind, words in INSTRUMENTS_CUES.items() if re.search(words, sentence, re.IGNORECASE)
        ]
        words = sentence.split()
        part = " ".join(words[self.random.randrange(max(1, len(words) // 2)) :])
        amounts = sorted(numbers(sentence)) or [1.0]
        options: dict[str, list[Any]] = {
            "quotes": [
                [sentence],
                [sentence],
                [sentence, self.some(self.sentences)],
                [sentence[: len(sentence) * 2 // 3]],
            ],
            "actor": [[p] for p in parties] or [["USA"]],
            "target": [[p] for p in parties] or [[]],
            "beneficiary": [[p] for p in parties] or [[]],
            "parties": [parties],
            "instrument": kinds or ["import_tariff"],
            "products": [[t] for t in tags],
            "rate_pct": percents,
            "previous_pct": [None, *percents],
            "low_pct": [None, None, *percents],
            "high_pct": [None, None, *percents],
            "amount": [None, *amounts],
            "value_amount": [None, *amounts],
            "unit": ["t", "USD", "EUR", None],
            "change_pct": percents,
            "announced": [None, *dates],
            "effective": [None, *dates],
            "expires": [None, *dates],
            "starts": [None, *dates],
            "ends": [None, *dates],
            "said_on": [None, *dates],
            "according_to": [None, *people],
            "claimed_by": [[], [self.some(people)]],
            "speaker": people,
            "participants": [people],
            "text": [sentence, part],
            "conditions": [[], [{"kind": k, "trigger": part} for k in ("if", "unless")]],
            "stated_reason": [None, part],
            "authority": [None, part[:80]],
            "via": [None, part[:60]],
            "hedge": [None, self.some(words)],
            "place": [None, *people],
            "exclusions": [[], [self.some(tags)]],
        }
        return row | {name: self.some(values) for name, values in options.items() if name in row}

    # -- what it invents -----------------------------------------------------------------------------
    def some(self, options: Sequence[Any]) -> Any:
        return self.random.choice(options)

    def quote(self) -> str:
        """Words of the document as often as not: whole, in part, in other typography, or put together."""
        sentence = self.some(self.sentences)
        kind = self.random.randrange(10)
        if kind < 5:
            return sentence
        if kind == 5:
            words = sentence.split()
            first = self.random.randrange(len(words) - 3)
            return " ".join(words[first : first + self.random.randint(3, 12)])
        if kind == 6:
            return sentence.replace("“", '"').replace("”", '"').replace("–", "-")[:1].upper() + sentence[1:]
        if kind == 7:
            return f"{sentence[: len(sentence) // 2]} {self.some(self.sentences)[-40:]}"
        if kind == 8:
            return re.sub(r"\d+", str(self.some(NUMBERS)), sentence)
        return self.some(
            [
                f"The ministry said a {MARK} duty of 500% applies.",
                "",
                "a",
                self.text[:5_000],
                self.some(NASTY),
            ]
        )

    def quotes(self) -> list[str]:
        return [self.quote() for _ in range(self.some([1, 1, 1, 2, 3]))]

    def number(self) -> Any:
        """A number of the document, in its sentence or in another, or one out of the air."""
        if self.random.random() < 0.6:
            found = re.findall(r"\d[\d,]*(?:\.\d+)?", self.some(self.sentences))
            if found:
                return float(self.some(found).replace(",", ""))
        return self.some([*NUMBERS, None])

    def date(self) -> Any:
        found = re.findall(
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}"
            r"|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)"
            r"|(?:Mon|Tues|Wednes|Thurs|Fri)day|next year|this month|\d+ days",
            self.text,
        )
        return self.some([self.some(found or DATES), self.some(DATES), None])

    def parties(self) -> list[str]:
        return [self.some(PARTIES) for _ in range(self.some([0, 1, 1, 1, 2]))]

    def words(self) -> Any:
        return self.some([None, None, self.some(NASTY), self.quote()[:200], "Section 301", MARK])

    def conditions(self) -> list[dict[str, str]]:
        if self.random.random() < 0.6:
            return []
        return [{"kind": self.some(["if", "unless", "until", "pending", "may"]), "trigger": self.quote()}]

    def measure(self) -> dict[str, Any]:
        return {
            "quotes": self.quotes(),
            "actor": self.parties() or ["USA"],
            "target": self.parties(),
            "instrument": self.some(INSTRUMENTS),
            "action": self.some(["impose", "cut", "raise", "remove", None]),
            "products": [self.some(PRODUCTS)],
            "exclusions": self.some([[], [self.some(PRODUCTS)]]),
            "hs": self.some([[], ["8703"], [MARK]]),
            "rate_pct": self.number(),
            "low_pct": self.some([None, self.number()]),
            "high_pct": self.some([None, self.number()]),
            "previous_pct": self.some([None, self.number()]),
            "basis": self.some(["additional", "total", "floor", "ceiling", "unstated", None]),
            "value_amount": self.some([None, 2e11, self.number()]),
            "authority": self.words(),
            "announced": self.date(),
            "effective": self.date(),
            "expires": self.date(),
            "status": self.some(STATUSES),
            "according_to": self.words(),
            "conditions": self.conditions(),
            "stated_reason": self.words(),
        }

    def commitment(self) -> dict[str, Any]:
        return {
            "quotes": self.quotes(),
            "actor": self.parties() or ["CHN"],
            "beneficiary": self.parties(),
            "kind": self.some(["purchase", "investment", "market_access", "policy", "process", "security"]),
            "products": [self.some(PRODUCTS)],
            "amount": self.some([self.number(), 12e6, 350e9, 2e11]),
            "unit": self.some(["t", "USD", "tonnes", "dollars", MARK, None]),
            "starts": self.date(),
            "ends": self.date(),
            "status": self.some(["claimed", "announced", "agreed", "met", "missed"]),
            "claimed_by": self.some([[], ["Scott Bessent"], ["Donald Trump"], [MARK]]),
            "conditions": self.conditions(),
        }

    def claim(self) -> dict[str, Any]:
        return {
            "quotes": self.quotes(),
            "speaker": self.some(
                [
                    "Donald Trump",
                    "Scott Bessent",
                    "MOFCOM",
                    "the ministry",
                    "European Commission",
                    f"Minister {MARK}",
                    self.quote()[:60],
                ]
            ),
            "act": self.some(["asserts", "threatens", "denies", "promises"]),
            "hedge": self.words(),
            "said_on": self.date(),
            "via": self.words(),
            "text": self.some([self.quote(), self.some(NASTY)]),
        }

    def meeting(self) -> dict[str, Any]:
        return {
            "quotes": self.quotes(),
            "participants": self.some([["Donald Trump", "Xi Jinping"], [MARK], ["Scott Bessent"]]),
            "parties": self.parties(),
            "level": self.some(["leaders", "ministers", "officials"]),
            "place": self.some(["Geneva", "Busan", "Tokyo", MARK, None]),
            "starts": self.date(),
            "ends": self.date(),
            "status": self.some(["planned", "held", "cancelled", "uncertain"]),
        }

    def deadline(self) -> dict[str, Any]:
        kinds = ["effective", "expiry", "review", "meeting", "commitment", "step"]
        return {"quotes": self.quotes(), "on": self.date() or MARK, "kind": self.some(kinds)}

    def move(self) -> dict[str, Any]:
        return {
            "quotes": self.quotes(),
            "name": self.some(["KOSPI", "Nikkei 225", "S&P 500", "Dow", "Hang Seng", MARK]),
            "change_pct": self.number(),
            "level": self.number(),
            "direction": self.some(["up", "down", "flat", None]),
            "session": self.some(["open", "close", "midday", None]),
        }

    def dependency(self) -> dict[str, Any]:
        return {
            "quotes": self.quotes(),
            "input": self.some(PRODUCTS),
            "used_in": [self.some(PRODUCTS)],
            "supplier": self.some([*PARTIES, None]),
            "share_pct": self.number(),
        }
