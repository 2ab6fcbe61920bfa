"""From what players may set to cells of the trade tensor: the form in which a game is solved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, get_args

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, LabelError, Problem
from detente.labels import economy_name, expand, index_of, with_articles
from detente.strategy.instruments import Instruments, Kind
from detente.trade.arrays import Array
from detente.trade.base import Base
from detente.trade.objective import ObjectiveLike
from detente.trade.wedges import Wedges

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Lever", "Levers", "Player", "compile_levers", "player_of"]

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Player:
    """An economy, or a group of economies that acts as one."""

    label: str
    members: tuple[int, ...]
    objective: ObjectiveLike
    instruments: tuple[Instruments, ...]


@dataclass(frozen=True)
class Lever:
    """One rate that a player sets."""

    player: str
    kind: Kind
    sector: str | None
    """``None`` when the rate holds for several sectors."""
    partner: str | None
    """``None`` when the rate holds for several partners."""

    def __str__(self) -> str:
        kind = "tariff" if self.kind == "tariff" else "export tax"
        goods = "" if self.sector is None else f" on {self.sector}"
        way = "from" if self.kind == "tariff" else "to"
        return f"the {kind} of {self.player}{goods}" + (f" {way} {self.partner}" if self.partner else "")


@dataclass(frozen=True)
class Names:
    """Labels of what the rates of a game belong to."""

    players: tuple[str, ...]
    sectors: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Levers:
    """All rates of all players and the cells they stand on: ``V`` rates on ``C`` cells.

    A rate moves ``log(1+rate)`` of each of its cells by as much as its own.
    """

    names: Names
    player: Indices
    """Position of the player of each rate [V]."""
    sector: Indices
    """Position of its sector [V]; -1 when it holds for several."""
    partner: Indices
    """Position of its partner among the names [V]; -1 when it holds for several."""
    lower: Array
    """Bounds on ``log(1+rate)`` [V]."""
    upper: Array
    variable: Indices
    """Rate that stands on each cell [C]."""
    cells: tuple[Indices, Indices, Indices]
    """Sector, origin, destination of each cell [C]."""
    taxes: NDArray[np.bool_]
    """True where the rate is an export tax, False where it is a tariff [C]."""
    offset: Array
    """``log(1+rate)`` of the scenario where rates come on top of it, zero elsewhere [C]."""

    def __len__(self) -> int:
        return self.player.size

    def lever(self, v: int) -> Lever:
        """The rate at position ``v`` in words."""
        sector, partner = int(self.sector[v]), int(self.partner[v])
        return Lever(
            player=self.names.players[self.player[v]],
            kind="export_tax" if self.is_tax[v] else "tariff",
            sector=None if sector < 0 else self.names.sectors[sector],
            partner=None if partner < 0 else self.names.partners[partner],
        )

    @cached_property
    def is_tax(self) -> NDArray[np.bool_]:
        """True for export taxes, False for tariffs [V]."""
        found = np.zeros(len(self), dtype=np.bool_)
        found[self.variable] = self.taxes
        return found

    @cached_property
    def owner(self) -> Indices:
        """Position of the player of each cell [C]."""
        return self.player[self.variable]

    @cached_property
    def market(self) -> Indices:
        """Number of the market (player, sector, destination) to which each cell belongs [C]."""
        s, _, d = self.cells
        return _numbered(self.owner, s, d)

    @cached_property
    def share(self) -> Indices:
        """Number of the pair (rate, market) to which each cell belongs [C]."""
        return _numbered(self.variable, self.market)

    def of_player(self, player: int) -> Levers:
        """The rates of one player alone."""
        rates, cells = np.flatnonzero(self.player == player), np.flatnonzero(self.owner == player)
        s, o, d = self.cells
        return replace(
            self,
            names=replace(self.names, players=(self.names.players[player],)),
            player=np.zeros(rates.size, dtype=np.intp),
            sector=self.sector[rates],
            partner=self.partner[rates],
            lower=self.lower[rates],
            upper=self.upper[rates],
            variable=np.searchsorted(rates, self.variable[cells]),
            cells=(s[cells], o[cells], d[cells]),
            taxes=self.taxes[cells],
            offset=self.offset[cells],
        )

    def levels(self, y: Array, wedges: Wedges) -> tuple[Array, Array | None]:
        """Tariffs and export taxes [S, N, N] of the game at ``y``; everything else as in ``wedges``."""
        rates = np.expm1(self.offset + y[self.variable])
        tariff = wedges.tariff.copy()
        tax = wedges.export_tax
        s, o, d = self.cells
        if self.taxes.any():
            tax = np.zeros_like(tariff) if tax is None else tax.copy()
            here = self.taxes
            tax[s[here], o[here], d[here]] = rates[here]
            here = ~here
            tariff[s[here], o[here], d[here]] = rates[here]
        else:
            tariff[self.cells] = rates
        return tariff, tax

    def start(self, wedges: Wedges) -> Array:
        """``log(1+rate)`` of the scenario, the mean over the cells of each rate, within the bounds [V]."""
        level = np.log1p(wedges.tariff[self.cells])
        if wedges.export_tax is None:
            level[self.taxes] = 0.0
        else:
            level[self.taxes] = np.log1p(wedges.export_tax[self.cells][self.taxes])
        count = np.bincount(self.variable, minlength=self.lower.size)
        mean: Array = np.bincount(self.variable, level - self.offset, self.lower.size) / count
        return np.clip(mean, self.lower, self.upper)


def player_of(
    world: World, label: str, objective: ObjectiveLike | None, instruments: tuple[Instruments, ...]
) -> Player:
    """The player of that label; its objective is the log real income of its members unless another is given."""
    members = expand(label, world.economies, where="player")
    rows = tuple(world.economies.index(e) for e in members)
    return Player(label, rows, {label: 1.0} if objective is None else objective, instruments)


def compile_levers(world: World, base: Base, wedges: Wedges, players: Sequence[Player]) -> Levers:
    """Every rate and every cell of a game; cells without trade are left out, and rates without cells.

    Raises
    ------
    LabelError, InputError
        Naming every unknown label, every cell that two rates would set, and every player left without trade.
    """
    open_ = base.share > 0.0
    if wedges.trade_cost is not None:
        open_ &= np.isfinite(wedges.trade_cost)
    draft = _Draft(world, open_, wedges)
    for number, player in enumerate(players):
        others = tuple(p.label for p in players if p is not player)
        before = draft.count
        for instruments in player.instruments:
            draft.add(number, player, instruments, others)
        if draft.count == before and not draft.problems:
            draft.problems.append(
                Problem(
                    f"instruments of {with_articles(economy_name(player.label))}",
                    "no trade on which they could stand",
                    "at least one pair that trades",
                    "choose other sectors or partners",
                )
            )
    if draft.problems:
        raise (LabelError if draft.unknown == len(draft.problems) else InputError)(draft.problems)
    return draft.levers(tuple(p.label for p in players))


@dataclass(frozen=True, eq=False)
class _Piece:
    """The rates of one set of instruments."""

    player: int
    sector: Indices
    partner: Indices
    bounds: tuple[float, float]
    variable: Indices
    cells: Indices
    tax: bool
    offset: Array


class _Draft:
    """Collects rates, cells and problems."""

    def __init__(self, world: World, open_: NDArray[np.bool_], wedges: Wedges) -> None:
        self.world, self.open, self.wedges = world, open_, wedges
        self.pieces: list[_Piece] = []
        self.partners: dict[str, int] = {}
        self.count = 0
        self.taken = {kind: np.zeros_like(open_) for kind in get_args(Kind)}
        self.problems: list[Problem] = []
        self.unknown = 0

    def add(self, number: int, player: Player, instruments: Instruments, others: Sequence[str]) -> None:
        try:
            sectors = self._sectors(instruments)
            partners = self._partners(player, instruments, others)
        except LabelError as error:
            self.problems += error.problems
            self.unknown += len(error.problems)
            return
        own = list(player.members)
        abroad = [i for _, members in partners for i in members]
        which = np.repeat(np.arange(len(partners)), [len(members) for _, members in partners])
        ends = (abroad, own) if instruments.kind == "tariff" else (own, abroad)
        here = np.argwhere(self.open[np.ix_(sectors, *ends)])
        cells = np.array([np.asarray(a, dtype=np.intp)[here[:, i]] for i, a in enumerate((sectors, *ends))])
        if not cells.size:
            return
        self._take(player, instruments.kind, cells)
        at = which[here[:, 1 if instruments.kind == "tariff" else 2]]
        one_sector, one_partner = instruments.by in ("cell", "sector"), instruments.by in ("cell", "partner")
        code = one_sector * here[:, 0] * len(partners) + one_partner * at
        _, first, variable = np.unique(code, return_index=True, return_inverse=True)
        place = np.array([self.partners.setdefault(label, len(self.partners)) for label, _ in partners])
        low, high = (float(np.log1p(x / 100.0)) for x in (instruments.lower_pct, instruments.upper_pct))
        self.pieces.append(
            _Piece(
                player=number,
                sector=cells[0, first] if one_sector or len(sectors) == 1 else np.full(first.size, -1),
                partner=place[at[first]] if one_partner or len(partners) == 1 else np.full(first.size, -1),
                bounds=(low, high),
                variable=variable.astype(np.intp) + self.count,
                cells=cells,
                tax=instruments.kind == "export_tax",
                offset=self._offset(instruments, cells),
            )
        )
        self.count += first.size

    def _sectors(self, instruments: Instruments) -> list[int]:
        world = self.world
        goods = [int(s) for s in np.flatnonzero(world.goods)]
        found: list[int] = []
        for code in instruments.sectors or ("goods",):
            place = (
                index_of(code, world.sectors, where="instruments.sectors", kind="sector")
                if code != "goods"
                else 0
            )
            found += goods if code == "goods" else [place]
        return list(dict.fromkeys(found))

    def _partners(
        self, player: Player, instruments: Instruments, others: Sequence[str]
    ) -> list[tuple[str, list[int]]]:
        economies = self.world.economies
        own = {economies[i] for i in player.members}
        named = instruments.partners or tuple(others) or tuple(e for e in economies if e not in own)
        found = []
        for label in dict.fromkeys(named):
            members = expand(label, economies, where="instruments.partners", but=own)
            if members:
                found.append((label, [economies.index(e) for e in members]))
        return found

    def _take(self, player: Player, kind: Kind, cells: Indices) -> None:
        taken = self.taken[kind]
        s, o, d = cells
        count = np.zeros(taken.shape, dtype=np.intp)
        np.add.at(count, (s, o, d), 1)
        twice = np.argwhere((count > 1) | ((count > 0) & taken))
        if twice.size:
            sector, origin, destination = (int(i) for i in twice[0])
            names = self.world.economies
            self.problems.append(
                Problem(
                    f"{kind} of {with_articles(economy_name(player.label))}",
                    f"a second rate on {self.world.sectors[sector]} from {names[origin]} to {names[destination]}",
                    "one rate for each sector, origin and destination",
                    "drop the sector or partner from one of the two",
                )
            )
        taken[s, o, d] = True

    def _offset(self, instruments: Instruments, cells: Indices) -> Array:
        level = self.wedges.tariff if instruments.kind == "tariff" else self.wedges.export_tax
        if not instruments.additional or level is None:
            return np.zeros(cells.shape[1])
        s, o, d = cells
        offset: Array = np.log1p(level[s, o, d])
        return offset

    def levers(self, players: tuple[str, ...]) -> Levers:
        pieces = self.pieces
        s, o, d = np.concatenate([p.cells for p in pieces], axis=1)
        sizes = [p.sector.size for p in pieces]
        low, high = np.repeat(np.array([p.bounds for p in pieces]), sizes, axis=0).T
        return Levers(
            names=Names(players, self.world.sectors, tuple(self.partners)),
            player=np.repeat(np.array([p.player for p in pieces], dtype=np.intp), sizes),
            sector=np.concatenate([p.sector for p in pieces]),
            partner=np.concatenate([p.partner for p in pieces]),
            lower=low,
            upper=high,
            variable=np.concatenate([p.variable for p in pieces]),
            cells=(s, o, d),
            taxes=np.repeat([p.tax for p in pieces], [p.variable.size for p in pieces]),
            offset=np.concatenate([p.offset for p in pieces]),
        )


def _numbered(*keys: Indices) -> Indices:
    """Consecutive numbers for the distinct combinations of ``keys`` [C]."""
    code = np.zeros_like(keys[0])
    for key in keys:
        code = code * (int(key.max()) + 1) + key
    return np.unique(code, return_inverse=True)[1].astype(np.intp)
