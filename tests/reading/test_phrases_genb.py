"""Steps of one duty, ends of exemptions, who is let off, laws and languages, rates of others, pledges of firms.

A line below a passage is a measure or a promise: ``ACTOR>TARGET type field=value ...``; ``goods=`` joins tags with
``+``, ``steps=`` joins ``day:rate``. Measures and promises are exactly those listed; a passage without any is a trap.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 11, 20)

CASES = """
India put a safeguard duty on flat steel: 12% ad valorem from April 21, 2025 to April 20, 2026; 11.5% from April 21, 2026 to April 20, 2027; and 11% from April 21, 2027 to April 20, 2028.
    IND>WLD safeguard rate=12 goods=steel effective=2025-04-21 until=2028-04-20 steps=2025-04-21:12+2026-04-21:11.5+2027-04-21:11
Vietnam imposed a safeguard duty on fertiliser: 10% from March 1, 2025 to February 28, 2026, 9% from March 1, 2026 to February 28, 2027 and 8% from March 1, 2027 to February 29, 2028.
    VNM>WLD safeguard rate=10 goods=fertilisers until=2028-02-29 steps=2025-03-01:10+2026-03-01:9+2027-03-01:8
The Philippines will charge a tariff on rice of 20% from 1 January 2026, 25% from 1 January 2027 and 30% from 1 January 2028.
    PHL>WLD import_tariff rate=20 goods=rice effective=2026-01-01 steps=2026-01-01:20+2027-01-01:25+2028-01-01:30
The South African safeguard duty on bolts is 30% from 1 July 2025 to 30 June 2026; 28% from 1 July 2026 to 30 June 2027; and 26% from 1 July 2027 to 30 June 2028.
    ZAF>WLD safeguard rate=30 goods=fasteners until=2028-06-30 steps=2025-07-01:30+2026-07-01:28+2027-07-01:26
Turkey will levy a duty on imported tyres of 25% from 1 March 2026 until 28 February 2027 and 20% from 1 March 2027 until 29 February 2028.
    TUR>WLD import_tariff rate=25 goods=tyres effective=2026-03-01 until=2028-02-29 steps=2026-03-01:25+2027-03-01:20
Canada will charge 25% on steel from 1 January 2026 and 10% on aluminium from 1 February 2026.
    CAN>WLD import_tariff rate=25 goods=steel effective=2026-01-01
    CAN>WLD import_tariff rate=10 goods=aluminium effective=2026-02-01
Brazil ended the exemption from the import duty for ethanol from the United States on Friday.
    BRA>USA import_tariff goods=ethanol status=in_force
India has withdrawn the exemption from customs duty for cotton imports from 1 January 2026.
    IND>WLD import_tariff goods=cotton effective=2026-01-01
The United States will end the exemption from the steel duties for products imported from Ukraine.
    USA>UKR import_tariff goods=steel status=announced
Indonesia revoked the exemption from import duty for soybeans from Argentina.
    IDN>ARG import_tariff goods=soybeans status=in_force
The European Union extended the exemption from duties for Ukrainian steel.
The US imposed a 50% tariff on copper from all countries. Chile is exempted from the copper tariff.
    USA>WLD import_tariff rate=50 goods=copper
Mexico is exempt from the 25% US tariff on steel.
    USA>WLD import_tariff rate=25 goods=steel
Australia is the only country that is exempted from the tariffs without being subject to quotas.
The Netherlands is excluded from the steel tariffs.
Peru and Ecuador remain exempt from the banana duty.
The United States will lower its tariffs on Taiwanese goods to a total of no more than 15 percent, from the previous rate of 20%.
    USA>TWN import_tariff rate=15 from=20 basis=ceiling goods=all_goods
The United States will cut its tariff on Swiss goods to a maximum of 15 percent, from the present rate of 39%.
    USA>CHE import_tariff rate=15 from=39 basis=ceiling
Japan will lower its tariff on Thai rice to no more than 10%, from 20% at present.
    JPN>THA import_tariff rate=10 from=20 goods=rice
Korea will reduce its duty on Chilean wine to a total of 5%, from the current level of 15%.
    KOR>CHL import_tariff rate=5 from=15 goods=wine
Washington will charge Korean cars a duty of 15%, against the 25% rate that applies to most countries.
    USA>KOR import_tariff rate=15 goods=autos
Norwegian salmon will face a US tariff of 15%, as opposed to the 20% rate that applies to other suppliers.
    USA>NOR import_tariff rate=15 goods=salmon
The United States and Taiwan reached a trade agreement. Tariffs on aircraft parts, generic drugs, and natural rubber from Taiwan are eliminated under the agreement.
    USA>TWN import_tariff goods=aircraft+pharmaceuticals+rubber status=agreed
India and New Zealand concluded a trade deal. Indian duties on wool and lamb from New Zealand are abolished under the deal.
    IND>NZL import_tariff goods=wool+lamb status=agreed
Mexico published a decree amending the General Import and Export Duties Law (“LIGIE” for its acronym in Spanish).
The Customs Tariff Act of India was published in English.
The Ministry of Finance amended the Import Tariff Regulations, which are available in Russian.
By decree, the Mexican government imposed duties ranging between 5% and 50% under the General Import and Export Duties Law on ceramics.
    MEX>WLD import_tariff min=5 max=50 goods=ceramics
South Korean companies will invest at least $150 billion in shipbuilding in the United States under the deal.
    KOR>USA investment quantity=150000000000 bound=at_least
Swiss firms will, as part of the agreement, invest $200 billion in the United States.
    CHE>USA investment quantity=200000000000
Japan's government will support investments in the United States with $100 billion in loan guarantees, the two sides agreed.
    JPN>USA investment quantity=100000000000
Taiwanese companies will invest $5 billion in Arizona next year, analysts said.
The trade pact allows Japan to raise tariffs when imports of U.S. beef reach 242,000 metric tons for the fiscal year.
Under the pact South Korea may apply a safeguard duty when imports of Australian beef exceed 190,000 tonnes.
The agreement permits Canada to raise its duty once imports of U.S. cheese surpass 20,000 tonnes.
The temporary increase of Japan's beef tariff is to begin March 18 and end April 16.
    JPN>* import_tariff goods=beef effective=2026-03-18 until=2026-04-16
Thailand's surcharge on steel from Vietnam will start on 1 December and end on 1 June.
    THA>VNM import_tariff goods=steel effective=2025-12-01 until=2026-06-01
Dutch export control measures for semiconductor manufacturing equipment are being prepared, the minister said.
    NLD>WLD export_control goods=semiconductor_equipment status=proposed
New Canadian tariffs on Chinese solar panels are being drafted.
    CAN>CHN import_tariff goods=solar_panels status=proposed
"""


def _cases() -> list[Any]:
    out: list[tuple[str, list[str]]] = []
    for line in CASES.strip().splitlines():
        if line.startswith("    "):
            out[-1][1].append(line.strip())
        else:
            out.append((line, []))
    return [pytest.param(text, lines, id=str(i)) for i, (text, lines) in enumerate(out)]


def _value(row: dict[str, Any], key: str) -> str:
    names = {
        "goods": "products",
        "from": "rate_from",
        "basis": "rate_basis",
        "min": "rate_min",
        "max": "rate_max",
    }
    found = row.get(names.get(key, key))
    if key == "goods":
        return "+".join(sorted(row.get("products") or []))
    if key == "steps":
        return "+".join(f"{day}:{rate:g}" for day, rate in row.get("schedule") or [])
    return f"{found:.12g}" if isinstance(found, float) else str(found)


def _fits(row: dict[str, Any], line: str) -> bool:
    sides, kind, *fields = line.split()
    actor, target = sides.split(">")
    aimed = row.get("target") or row.get("beneficiary") or []
    wanted = dict(f.split("=") for f in fields)
    if "goods" in wanted:
        wanted["goods"] = "+".join(sorted(wanted["goods"].split("+")))
    return (
        row["actor"] == actor.split(",")
        and (target == "*" or aimed == target.split(","))
        and row["type"] == kind
        and all(_value(row, key) == value for key, value in wanted.items())
    )


@pytest.mark.parametrize(("text", "lines"), _cases())
def test_phrases(text: str, lines: list[str]) -> None:
    found = flat(read(from_text(text, published=DAY)))
    rows = [*found["measures"], *found["commitments"]]
    assert len(rows) == len(lines), rows
    for line in lines:
        assert any(_fits(row, line) for row in rows), (line, rows)
