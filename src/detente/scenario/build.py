"""From a ledger to the outcomes of the negotiation it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.labels import economy_name, expand
from detente.ledger.records import Measure
from detente.scenario.choices import Choices
from detente.scenario.controls import CASES, production_of, quotas_of, variant
from detente.scenario.duties import answer_in_kind, duties_of, without_overlaps
from detente.scenario.levels import sectors_of
from detente.scenario.outcomes import Outcome, OutcomeKind, Outcomes, Variant
from detente.scenario.parties import find_parties
from detente.scenario.purchases import Bought, purchases_of
from detente.scenario.schema import ExportQuota, ExportTax, Production, Scenario, Tariff
from detente.scenario.schema import Measure as Level
from detente.scenario.setting import Setting

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.world import World

__all__ = ["build_outcomes"]

PENDING = frozenset({"threatened", "announced", "proposed"})


def build_outcomes(ledger: Ledger, world: World, choices: Choices | None = None) -> Outcomes:
    """Status quo, deal, threats, each threat alone, and threats answered in kind.

    Parameters
    ----------
    ledger : what the document says.
    world : accounts of the base year; parties, sectors and base-year purchases are looked up in it.
    choices : what to assume where the document is silent.

    A measure in force on the publication date belongs to the status quo, whose duties come from dated tariff
    data; threatened, announced and proposed ones belong to the threats; agreed ones and commitments to the deal.

    Raises
    ------
    InputError
        When no economy announces, threatens or promises anything.
    """
    parties, told = find_parties(ledger, world)
    setting = Setting(world, ledger.sources[0].published, choices or Choices(), parties)
    if told is not None:
        setting.assume(told.key, told.value, told.text)
    outcomes = [_outcome(setting, "status-quo", "status-quo", "Status quo goes on", (), ())]
    deal, bought = _deal(ledger, setting)
    outcomes += [deal] if deal is not None else []
    outcomes += _threats(ledger, setting)
    purchase = next(iter(bought.levels), None)
    return Outcomes(
        parties=parties,
        on=setting.on,
        outcomes=tuple(outcomes),
        assumed=tuple(setting.assumed.values()),
        purchase_sector=purchase.sector[0] if purchase else None,
        purchase_usd_bn=_above_status_quo(outcomes[0], bought, world) if purchase else None,
        buyer=_party_of(purchase.buyer[0], setting) if purchase else None,
    )


def _deal(ledger: Ledger, setting: Setting) -> tuple[Outcome | None, Bought]:
    """What was agreed and promised; nothing that was threatened takes effect."""
    agreed = [m for m in ledger.measures if m.status == "agreed"]
    promises = [c for c in ledger.commitments if c.kind != "process"]
    bought = purchases_of(promises, setting)
    if not agreed and not promises:
        return None, bought
    duties = duties_of(agreed, setting)
    counted = {*duties, *bought.purchases, *bought.within}
    rests_on = [m.id for m in agreed] + [c.id for c in promises]
    outcome = _outcome(
        setting,
        "deal",
        "deal",
        "Deal as claimed",
        [*duties.values(), *bought.levels],
        rests_on,
        unquantified=[i for i in rests_on if i not in counted],
    )
    return outcome, bought


def _threats(ledger: Ledger, setting: Setting) -> list[Outcome]:
    """Both sides together, then each alone and answered in kind."""
    pending = [m for m in ledger.measures if m.status in PENDING and m.direction == "restrict"]
    own = {p: [m for m in pending if p in m.actor] for p in setting.parties}
    threatening = [p for p in setting.parties if own[p]]
    duties: dict[str, dict[str, Level]] = {
        p: {**duties_of(own[p], setting), **quotas_of(own[p], setting)} for p in threatening
    }
    outcomes = []
    if len(threatening) > 1:
        everything = {id: duty for p in threatening for id, duty in duties[p].items()}
        title = "Both sides carry out what they threaten or announced"
        outcomes.append(_threat(setting, "threats", "threats", title, pending, everything, None))
    for party in threatening:
        name, other = economy_name(party), setting.other(party)
        title = f"{name} carries out its {_noun(own[party])}"
        outcomes.append(
            _threat(setting, f"threat-{party}", "threat", title, own[party], duties[party], party)
        )
        mine = without_overlaps(list(duties[party].values()), setting)
        answers = [
            answer_in_kind(d, other, party, setting) for d in mine if isinstance(d, Tariff | ExportTax)
        ]
        if answers:
            outcomes.append(
                _outcome(
                    setting,
                    f"retaliation-{party}",
                    "retaliation",
                    f"{name} acts and {economy_name(other)} answers in kind",
                    [*duties[party].values(), *answers],
                    [m.id for m in own[party]],
                    by=party,
                    unquantified=[m.id for m in own[party] if m.id not in duties[party]],
                )
            )
    return outcomes


def _noun(measures: Sequence[Measure]) -> str:
    noun = "threat" if all(m.status == "threatened" for m in measures) else "announced step"
    return noun if len(measures) == 1 else f"{noun}s"


def _threat(
    setting: Setting,
    id: str,
    kind: OutcomeKind,
    title: str,
    measures: Sequence[Measure],
    duties: Mapping[str, Level],
    by: str | None,
) -> Outcome:
    return _outcome(
        setting,
        id,
        kind,
        title,
        list(duties.values()),
        [m.id for m in measures],
        by=by,
        unquantified=[m.id for m in measures if m.id not in duties],
    )


def _outcome(
    setting: Setting,
    id: str,
    kind: OutcomeKind,
    title: str,
    levels: Sequence[Level],
    rests_on: Iterable[str],
    *,
    by: str | None = None,
    unquantified: Iterable[str] = (),
) -> Outcome:
    baseline: dict[str, object] = {"tariffs": "base-year"}
    if setting.on is not None:
        baseline = {"tariffs": "as-of", "on": setting.on}
    measures = tuple(without_overlaps(levels, setting))
    controlled = any(isinstance(m, ExportQuota) for m in measures)
    scenario = Scenario.model_validate(
        {"id": id, "title": title, "baseline": baseline, "closure": setting.choices.closure,
         # Where nothing is held back, what is hard to replace moves no figure that is shown, and takes time.
         "production": production_of(setting.world) if controlled else Production(), "measures": measures}
    )  # fmt: skip
    variants: tuple[Variant, ...] = ()
    if controlled:
        variants = tuple(
            Variant(f"{100 * case.granted:.0f} % granted", *variant(scenario, case, setting.world))
            for case in CASES
        )
    return Outcome(id, kind, scenario, by, tuple(rests_on), tuple(unquantified), variants)


def _above_status_quo(status_quo: Outcome, bought: Bought, world: World) -> float:
    """Purchases on top of those of the status quo, billion USD a year at base-year border prices."""
    from detente.trade.solve import reference_of

    traded = reference_of(world, status_quo.scenario, world.default_elasticities).traded_quantity()
    extra = 0.0
    for p in bought.levels:
        sellers, buyers = _rows(world, p.seller), _rows(world, p.buyer)
        now = float(traded[np.ix_(sectors_of(world, p.sector, "purchase"), sellers, buyers)].sum()) / 1e3
        extra += max(0.0, (p.at_least_usd_bn or 0.0) - p.share_of_sector * now)
    return extra


def _rows(world: World, labels: Iterable[str]) -> NDArray[np.int_]:
    found = [e for label in labels for e in expand(label, world.economies, where="purchase")]
    return np.array([world.economies.index(e) for e in found], dtype=int)


def _party_of(economy: str, setting: Setting) -> str:
    economies = setting.world.economies
    return next(
        (p for p in setting.parties if economy == p or economy in expand(p, economies, where="party")),
        economy,
    )
