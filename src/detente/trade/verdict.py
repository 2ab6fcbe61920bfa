"""How a solve can end, each way as a sentence."""

from __future__ import annotations

from enum import Enum

__all__ = ["Verdict"]


class Verdict(Enum):
    """How a solve ended."""

    SOLVED = "Solved: every equation holds to the tolerance."
    DAMPED = "Solved with damped steps: every equation holds to the tolerance, which the usual steps did not reach."
    IN_PARTS = "Solved by taking the shock in parts: every equation holds to the tolerance."
    NO_SOURCE = "No equilibrium: a good that is bought has no source left at any price."
    UNFINANCED = "No equilibrium: a fixed deficit or surplus cannot be financed by the trade that is left."
    IDLE_LIMIT = "No equilibrium: a limit is set on trade that does not exist, so that nothing can meet it."
    CONTRADICTION = "No equilibrium: a floor asks for more than a ceiling on the same trade allows."
    UNAFFORDABLE_FLOOR = (
        "No equilibrium: the buyer's state cannot afford the subsidy that a purchase floor takes."
    )
    NOT_FOUND = "No equilibrium was found: the iteration did not reach the tolerance by any fallback."
    TOO_SCARCE = (
        "No equilibrium within the model's meaning: an input that cannot be replaced has become too scarce."
    )

    @property
    def solved(self) -> bool:
        """True when there is a result."""
        return self in (Verdict.SOLVED, Verdict.DAMPED, Verdict.IN_PARTS)
