"""What every part of the builder needs: the world, the day, the choices, the parties, and what had to be assumed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from detente.labels import expand
from detente.scenario.choices import Choices
from detente.scenario.outcomes import Assumed
from detente.scenario.parties import is_known

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Setting", "capital"]


@dataclass(frozen=True)
class Setting:
    """Shared by the parts of the builder; only ``assumed`` grows while outcomes are built."""

    world: World
    on: date | None
    choices: Choices
    parties: tuple[str, str]
    assumed: dict[str, Assumed] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """Base year of the world."""
        return self.world.meta.year

    def known(self, labels: tuple[str, ...]) -> list[str]:
        """Those of ``labels`` that the world has, as economies or groups."""
        return [x for x in labels if is_known(x, self.world)]

    def rows(self, labels: list[str]) -> list[int]:
        """Positions of the economies that ``labels`` stand for."""
        economies = self.world.economies
        return [economies.index(e) for x in labels for e in expand(x, economies, where="party")]

    def other(self, party: str) -> str:
        """The party on the other side of the table."""
        first, second = self.parties
        return second if party == first else first

    def assume(self, key: str, value: str, text: str) -> None:
        """Note an assumption; the first of a key stays."""
        self.assumed.setdefault(key, Assumed(key, value, text))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
