"""Finding dependencies: which goods need which input, as a document tells it."""

from __future__ import annotations

import re

from detente.ledger.records import Dependency
from detente.reading.text.context import Passage

__all__ = ["find_dependencies"]

_NEEDED = re.compile(
    r"\b(?:(?:is|are|being|remain)?\s?(?:\w+ly )?(?:critical|vital|essential|indispensable|crucial|key"
    r"|needed|necessary|used|required|matter|important)\s(?:to|for|in)\s(?:the )?(?:(?:making"
    r"|manufactur\w+|production|producing|manufacture) (?:of )?)?"
    r"|(?:go|goes) into|(?:a )?key (?:input|component|ingredient)s? (?:in|for|of))(?P<uses>[^.;]{4,160})",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:accounts? for|controls?|produces?|supplies|refines?|processes|mines?)\s(?:about |around "
    r"|roughly |more than |over |nearly |some |up to )?(?P<pct>\d+(?:\.\d+)?)\s?(?:%"
    r"|per ?cent)\s(?:of )?(?P<rest>[^.;]{4,120})",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"\b(?:mining|mined|processing|processed|refining|refined|separation|magnet)\b", re.IGNORECASE
)


def find_dependencies(passages: list[Passage]) -> list[Dependency]:
    """Dependencies told in so many words, one for each input."""
    out: dict[tuple[str, str], Dependency] = {}
    for passage in passages:
        text = passage.text
        needed = _NEEDED.search(text)
        if needed:
            inputs = [p for p in passage.products if p.end <= needed.start() + 3]
            uses = [p for p in passage.products if p.start >= needed.start("uses")]
            if inputs and (uses or len(needed["uses"].strip()) > 8):
                words = tuple(dict.fromkeys(p.tag for p in uses)) or (needed["uses"].strip(" ,"),)
                tag = inputs[-1].tag
                key = (tag, "use")
                if key not in out:
                    out[key] = Dependency(id="y0", input=tag, used_in=words, evidence=(passage.evidence(),))
                else:
                    old = out[key]
                    joined = tuple(dict.fromkeys([*old.used_in, *words]))
                    out[key] = old.model_copy(
                        update={"used_in": joined, "evidence": (*old.evidence, passage.evidence())}
                    )
        share = _SHARE.search(text)
        if share:
            product = next((p for p in passage.products if p.start >= share.start()), None)
            owner = next(
                (m.party for m in reversed(passage.mentions) if m.end <= share.start() and m.party), None
            )
            if product is not None and owner is not None:
                stage = _STAGE.search(share["rest"])
                key = (product.tag, f"share {owner} {stage.group().lower() if stage else ''}")
                if key not in out:
                    out[key] = Dependency(
                        id="y0", input=product.tag, supplier=owner, share_pct=float(share["pct"]),
                        stage=stage.group().lower() if stage else None, evidence=(passage.evidence(),),
                    )  # fmt: skip
    return [d.model_copy(update={"id": f"y{i}"}) for i, d in enumerate(out.values(), 1)]
