"""NAFTA, Caliendo and Parro (2015): 31 economies, 40 sectors, base year 1993.

Golden numbers: Table 2 of the paper (welfare 1.31, -0.06, 0.08 %, its terms-of-trade and volume parts, and real
wages) is a first-order decomposition; the exact changes of real income of the same equilibrium, +0.0073,
-0.1101, +0.0741 %, are those on which independent codes agree.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from detente.trade.arrays import frozen
from detente.trade.base import Base
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.wedges import Wedges
from detente.trade.welfare import first_order_welfare

MEX, CAN, USA = "Mexico", "Canada", "USA"
INDEX = {MEX: 19, CAN: 4, USA: 29}
TRADED = 20
SERVICES_THETA = 8.22


def nafta_base(path: Path) -> tuple[Base, np.ndarray, np.ndarray]:
    data = np.load(path)
    share = data["pi"].transpose(0, 2, 1)
    tariff_1993, tariff_2005 = (data[k].transpose(0, 2, 1) - 1.0 for k in ("tau1993", "tau2005"))
    unit = float(data["VA"].sum())
    spending, value_added = data["X0"] / unit, data["VA"] / unit
    border = share / (1.0 + tariff_1993) * spending[:, None, :]
    theta = 1.0 / data["T"].ravel()
    theta[TRADED:] = SERVICES_THETA
    n = len(value_added)
    base = Base(
        economies=tuple(map(str, range(n))),
        sectors=tuple(map(str, range(len(theta)))),
        unit=unit,
        theta=frozen(theta),
        share=frozen(share),
        tariff=frozen(tariff_1993),
        value_added_share=frozen(data["B"]),
        input_share=frozen(data["G"] * (1.0 - data["B"].T)[:, None, :]),
        final_share=frozen(data["alpha"]),
        spending=frozen(spending),
        value_added=frozen(value_added),
        deficit=frozen(np.zeros(n)),
        import_ratio=frozen(np.ones(n)),
        income=frozen(value_added + (spending - border.sum(axis=1)).sum(axis=0)),
        output=frozen(border.sum(axis=2)),
    )
    return base, tariff_1993, tariff_2005


@pytest.fixture(scope="module")
def nafta(shared: Path) -> Equilibrium:
    base, before, after = nafta_base(shared / "data" / "cp2015_nafta" / "cp2015_nafta_noS.npz")
    tariff = before.copy()
    for o in INDEX.values():
        for d in INDEX.values():
            if o != d:
                tariff[:TRADED, o, d] = after[:TRADED, o, d]
    return equilibrium(base, Wedges(tariff=tariff))


def test_exact_real_income(nafta: Equilibrium) -> None:
    base = nafta.base
    log_welfare = np.log(nafta.income / base.income) - (base.final_share * nafta.log_price).sum(axis=0)
    got = {name: round(100 * float(np.expm1(log_welfare[i])), 4) for name, i in INDEX.items()}
    assert got == {MEX: 0.0073, CAN: -0.1101, USA: 0.0741}
    assert nafta.residual < 1e-10


def test_published_first_order_table(nafta: Equilibrium) -> None:
    terms, volume = first_order_welfare(nafta)
    real_wage = 100 * np.expm1(nafta.log_wage - (nafta.base.final_share * nafta.log_price).sum(axis=0))
    got = {
        name: tuple(round(float(x), 2) for x in (terms[i] + volume[i], terms[i], volume[i], real_wage[i]))
        for name, i in INDEX.items()
    }
    assert got == {
        MEX: (1.31, -0.41, 1.72, 1.72),
        CAN: (-0.06, -0.11, 0.04, 0.32),
        USA: (0.08, 0.04, 0.04, 0.11),
    }
