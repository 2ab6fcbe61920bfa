"""Where the words about one measure of a sentence begin and end."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.joining.inheriting import PLAIN_JOINT, is_opposed
from detente.reading.text.context import Passage

__all__ = ["end_of_scope", "status_end", "status_start"]


def end_of_scope(passage: Passage, head: Head) -> int:
    """Where the words that say what a duty falls on end: the clause, and relative clauses behind it."""
    if passage.text.startswith(":", head.end) and head.instrument.startswith("export"):
        return head.end  # "the reasons for the export restrictions: ...": the list is about the reasons
    i = passage.clause_at(max(head.end - 1, head.start))
    end = passage.clauses[i].end
    for clause in passage.clauses[i + 1 :]:
        inserted = clause.link in ("which", "who") and "," in passage.text[clause.start : clause.end]
        inserted = inserted and head.end - passage.clauses[i].start < 60 and end - head.end < 12
        if (clause.link not in ("with", "so", "when") and not inserted) or clause.start - end > 12:
            break
        end = clause.end
    aside = _ASIDE.search(passage.text, head.end, end)
    end = aside.start() if aside else end
    benefit = _BENEFIT.search(passage.text, head.end, end)
    named = benefit is not None and any(p.start < benefit.start() for p in passage.products)
    return benefit.start() if benefit is not None and named else end


_BENEFIT = re.compile(
    r"\sto (?:aid|help|support|assist|shield|benefit|relieve|cushion|compensate)\s(?:[\w-]+\s){0,4}?(?:exporters"
    r"|farmers|growers|producers|makers|manufacturers|mills|firms|companies|industr(?:y|ies)|consumers|workers|users)\b"
)
"""``duty-free cotton imports to aid textile exporters hit by US tariffs``: whom it helps is not what it falls on."""


_ASIDE = re.compile(
    r"\sas\s(?:it|he|she|they|the\s[a-z]+)\s(?:seeks|sought|tries|tried|races|rushes|works|looks|struggles|battles|grapples"
    r"|moves|prepares|negotiates|pushes|presses)\s"
    r"|\s(?:even )?as\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}[\"“]?(?:[a-z]+(?:ed|s)\b|has\b|have\b|had\b|was\b|were\b"
    r"|is\b|are\b|will\b|would\b)"
    r"|\s(?:that|which)\s(?:could|may|might|would|threaten\w* to)\s(?:\w+ly\s|also\s|further\s)?"
    r"(?:add|hurt|harm|damage|disrupt|weigh|strain|squeeze|push|put|deal|upend|undermine|cripple|cost|spark|trigger|prompt"
    r"|provoke|jeopardi[sz]e|complicate|fuel|stoke|worsen|deepen|burden|make)\b"
    r"|,?\s(?:against|versus|compared (?:with|to)|as opposed to|rather than|instead of|unlike)\s(?:the"
    r"|an?)\s(?:\w+\s)?"
    r"[\d.]+ ?(?:%|per ?cent)|,\s(?:representing|reflecting|equivalent to|equal to|corresponding to|marking"
    r"|citing|accusing|arguing|claiming|calling"
    r"|prompting|triggering|sparking|escalating|deepening)\s|\s(?:amid|despite|in a bid to|in an effort to|at a"
    r" time)\s"
)
"""What happens beside a measure ("as New Delhi agreed to buy less Russian oil"), which says nothing of its scope."""


def status_start(passage: Passage, head: Head, previous: int, start: int) -> int:
    """Where the words about one measure begin: the predicate of the one before it is left out."""
    if previous <= start:
        return start
    between = passage.text[previous : head.start]
    if PLAIN_JOINT.match(between):
        return previous if is_opposed(between) else start
    breaks = [m.end() for m in re.finditer(r"[,;:–—(]|\s(?:and|but|while|whereas)\s", between)]
    return previous + breaks[-1] if breaks else start


def status_end(passage: Passage, head: Head, following: int) -> int:
    """Where the words about one measure end: what leads over to the next one is about that."""
    end = _predicate_end(passage, head)
    depends = re.compile(r"\b(?:until|unless|pending|once|if)\b").search(passage.text, head.end, end)
    end = depends.start() if depends else end  # "until a deal is reached" is no deal
    if following >= end:
        return end
    between = passage.text[head.end : following]
    breaks = [m.start() for m in re.finditer(r"[,;(–—]|\s(?:and|but|while|than|with|from)\s", between)]
    return head.end + breaks[-1] if breaks else following


def _predicate_end(passage: Passage, head: Head) -> int:
    if passage.text.startswith(":", head.end) and head.instrument.startswith("export"):
        return head.end  # "the reasons for the export restrictions: ...": the list is about the reasons
    i = passage.clause_at(max(head.end - 1, head.start))
    end = passage.clauses[i].end
    for clause in passage.clauses[i + 1 :]:
        if clause.link not in ("so", "with"):
            break
        end = clause.end
    return end
