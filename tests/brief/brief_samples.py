"""Briefs to look at: a rich one, a hostile one and an empty one. The numbers are invented for tests."""

from __future__ import annotations

from datetime import date

from detente.brief.content import (
    Announced,
    Assumption,
    Brief,
    CalendarDay,
    Cost,
    Doubt,
    ElasticitySet,
    Exposure,
    ExposureFact,
    Grid,
    Leverage,
    Market,
    Method,
    OutcomeCosts,
    Package,
    Range,
    SectorCost,
    Talks,
    ThreatCredibility,
    Zone,
)

_INCOME_USD_BN = {"USA": 25_744.0, "CHN": 17_963.0}
_NAMES = {
    "USA": "United States", "CHN": "China", "VNM": "Viet Nam", "MEX": "Mexico", "KOR": "South Korea",
    "TWN": "Chinese Taipei (Taiwan)", "JPN": "Japan", "DEU": "Germany", "MYS": "Malaysia", "BRA": "Brazil",
}  # fmt: skip
_THIRD = {
    "VNM": (1.12, 410.0), "MEX": (0.58, 1_463.0), "TWN": (0.31, 761.0), "MYS": (0.29, 407.0),
    "KOR": (0.17, 1_674.0), "BRA": (0.09, 1_952.0), "DEU": (0.06, 4_086.0), "JPN": (-0.04, 4_256.0),
}  # fmt: skip
_SECTORS = {
    "USA": (
        ("C26", "Computers and electronics", 6.1, 27.4),
        ("C31T33", "Furniture, toys, other goods", 7.9, 19.8),
        ("C13T15", "Textiles and apparel", 12.2, 12.7),
        ("A01", "Agriculture", -4.9, -25.6),
        ("C29", "Motor vehicles", -1.8, -13.1),
        ("C302T309", "Aircraft and rail", -2.6, -7.2),
        ("C20", "Chemicals", -0.7, -6.4),
    ),
    "CHN": (
        ("C26", "Computers and electronics", -5.3, -101.0),
        ("C27", "Electrical equipment", -4.4, -48.2),
        ("C31T33", "Furniture, toys, other goods", -9.7, -39.5),
        ("C13T15", "Textiles and apparel", -5.2, -31.6),
        ("C22", "Rubber and plastics", -3.1, -17.3),
        ("A01", "Agriculture", 1.2, 16.9),
        ("C20", "Chemicals", 0.4, 7.1),
    ),
}


def _range(value: float, narrow: float = 0.78, wide: float = 1.29) -> Range:
    low, high = sorted((value * narrow, value * wide))
    return Range(value=value, low=low, high=high)


def _cost(economy: str, percent: float, income: float, terms: float, revenue: float) -> Cost:
    return Cost(
        economy=economy,
        name=_NAMES[economy],
        real_income_pct=_range(percent),
        real_income_usd_bn=_range(percent * income / 100),
        terms_of_trade_pct=_range(terms),
        tariff_revenue_usd_bn=_range(revenue, 0.62, 1.21),
    )


def _parties(us: tuple[float, float, float], china: tuple[float, float, float]) -> tuple[Cost, ...]:
    return (_cost("USA", us[0], 25_744, us[1], us[2]), _cost("CHN", china[0], 17_963, china[1], china[2]))


def _outcomes() -> tuple[OutcomeCosts, ...]:
    licences = "China's export licences on rare-earth magnets (shown as exposure below)."
    return (
        OutcomeCosts(
            id="status-quo",
            title="Status quo",
            description="The duties in force on 27 October 2025 stay as they are.",
            parties=_parties((0, 0, 0), (0, 0, 0)),
            reference=True,
        ),
        OutcomeCosts(
            id="deal",
            title="Deal as claimed",
            description="The 100% duty is not applied, the export licences are delayed, and China buys 25 million "
            "tonnes of US soybeans a year.",
            parties=_parties((0.013, 0.08, -0.6), (-0.006, -0.03, 0.2)),
            bilateral=(
                "US exports of agricultural goods to China rise from 21.3 to 33.9 billion USD a year.",
            ),
        ),
        OutcomeCosts(
            id="threats",
            title="Threats executed",
            description="From 1 November the United States adds 100 points to the duty on all Chinese goods; from "
            "1 December China applies its export licences.",
            parties=_parties((-0.32, 0.61, -38.4), (-1.04, -1.92, -1.7)),
            others=tuple(
                _cost(code, percent, income, percent * 0.7, percent / 2)
                for code, (percent, income) in _THIRD.items()
            ),
            sectors={
                party: tuple(
                    SectorCost(sector=s, name=n, output_pct=_range(p), output_usd_bn=_range(v))
                    for s, n, p, v in rows
                )
                for party, rows in _SECTORS.items()
            },
            bilateral=(
                "US imports of goods from China fall from 536 to 71 billion USD a year.",
                "Chinese imports of goods from the United States fall from 154 to 139 billion USD a year.",
            ),
            unquantified=(licences,),
            main=True,
        ),
        OutcomeCosts(
            id="us-alone",
            title="United States acts alone",
            description="The 100-point duty applies, China does not answer.",
            parties=_parties((-0.27, 0.66, -37.9), (-1.01, -1.88, -1.5)),
        ),
        OutcomeCosts(
            id="china-alone",
            title="China acts alone",
            description="China applies its export licences from 1 December, the United States does nothing.",
            unquantified=(licences,),
            failed=None,
        ),
        OutcomeCosts(
            id="mirror",
            title="Threat with mirror retaliation",
            description="Both sides add 100 points to the duty on all goods of the other.",
            parties=_parties((-0.58, 0.12, -41.8), (-1.21, -2.35, -4.9)),
            bilateral=("US exports of goods to China fall from 154 to 22 billion USD a year.",),
            unquantified=(licences,),
        ),
        OutcomeCosts(
            id="embargo",
            title="Complete stop of bilateral trade",
            description="Prohibitive duties on both sides.",
            failed="No equilibrium within 2,000 steps; furthest off is the trade balance of Cambodia (3e-7).",
        ),
    )


def _announced() -> tuple[Announced, ...]:
    return (
        Announced(
            id="us-tariff-100",
            kind="measure",
            actor="United States",
            target="China",
            text="A duty of 100% on all Chinese goods.",
            status="threatened",
            according_to=("Donald Trump", "Scott Bessent"),
            effective="1 November 2025",
            condition="unless China withdraws its export controls on rare earths",
            expectation="averted, expects Scott Bessent",
            quote="the framework would avert the 100 per cent tariffs on all Chinese goods threatened from 1 November",
            location="characters 412–508",
        ),
        Announced(
            id="cn-licences",
            kind="measure",
            actor="China",
            target="all economies",
            text="Export licences on rare-earth magnets and on semiconductor materials that use Chinese technology or "
            "raw minerals.",
            status="announced",
            according_to=("Ministry of Commerce of China",),
            effective="1 December 2025",
            expectation="delayed by a year, expects Scott Bessent",
            quote="licensing rules on rare-earth magnets and some semiconductor materials, due to take effect on "
            "1 December",
            location="characters 1104–1206",
        ),
        Announced(
            id="soybeans",
            kind="commitment",
            actor="China",
            target="United States",
            text='"Substantial" purchases of US farm products, among them soybeans.',
            status="claimed",
            according_to=("Scott Bessent",),
            one_sided=True,
            quote="China had agreed to make “substantial” purchases of American soybeans, Mr Bessent said",
            location="characters 655–741",
        ),
        Announced(
            id="consensus",
            kind="process",
            actor="China",
            target="United States",
            text="A basic consensus; details to be finalised and domestic approval to begin.",
            status="claimed",
            according_to=("He Lifeng",),
            quote="the two sides reached a basic consensus and would now finalise the details and begin domestic "
            "approval",
            location="characters 800–901",
        ),
        Announced(
            id="framework",
            kind="process",
            actor="United States",
            target="China",
            text="A framework for the two leaders to discuss, after two days of talks in Kuala Lumpur.",
            status="announced",
            according_to=("Scott Bessent", "He Lifeng"),
            quote="a framework for the leaders to discuss",
            location="characters 120–158",
        ),
    )


def _calendar() -> tuple[CalendarDay, ...]:
    return (
        CalendarDay(on="2025-10-26", day="Sun 26 October 2025", what="Talks in Kuala Lumpur end", kind="meeting",
                    past=True, note="“the weekend” before Monday 27 October"),
        CalendarDay(on="2025-10-30", day="Thu 30 October 2025", what="Donald Trump and Xi Jinping meet in South Korea",
                    kind="meeting", note="“Thursday”, counted from the publication date"),
        CalendarDay(on="2025-11-01", day="Sat 1 November 2025", what="US duty of 100% on all Chinese goods",
                    kind="effective"),
        CalendarDay(on="2025-11-10", day="Mon 10 November 2025", what="The truce of August 2025 runs out",
                    kind="expiry"),
        CalendarDay(on="2025-12-01", day="Mon 1 December 2025",
                    what="Chinese export licences on rare-earth magnets", kind="effective"),
        CalendarDay(on=None, day="“in the coming weeks”", what="Domestic approval on both sides", kind="step",
                    note="the document gives no date"),
    )  # fmt: skip


def _grid() -> Grid:
    packages = []
    for first in (0.0, 10.0, 20.0, 30.0, 47.0, 60.0):
        for second in (0.0, 10.0, 20.0, 31.0, 45.0):
            for purchases in (0.0, 12.5, 25.0):
                us = (
                    0.004 * (first - 47)
                    - 0.00009 * (first**2 - 47**2)
                    - 0.0034 * (second - 31)
                    + 0.0011 * purchases
                )
                cn = -0.0075 * (first - 47) + 0.0016 * (second - 31) - 0.00005 * (second**2 - 31**2)
                cn -= 0.0009 * purchases
                packages.append((first, second, purchases, us, cn))

    def dominated(p: tuple[float, ...]) -> bool:
        return any(q[3] >= p[3] and q[4] >= p[4] and q[3:] != p[3:] for q in packages)

    return Grid(
        first="USA",
        second="CHN",
        first_name="United States",
        second_name="China",
        buyer="CHN",
        packages=tuple(
            Package(
                tariff_first_pct=p[0],
                tariff_second_pct=p[1],
                purchases_usd_bn=p[2],
                first_pct=p[3],
                second_pct=p[4],
                first_usd_bn=p[3] * 257.44,
                second_usd_bn=p[4] * 179.63,
                frontier=not dominated(p),
            )
            for p in packages
        ),
    )


def _zone(grid: Grid, name: str, first: float, second: float) -> Zone:
    inside = [p for p in grid.packages if p.first_pct >= first and p.second_pct >= second]
    best = max(grid.packages, key=lambda p: min(p.first_pct - first, p.second_pct - second))
    return Zone(
        disagreement=name,
        first_pct=first,
        second_pct=second,
        empty=not inside,
        count=len(inside),
        statement=f"{len(inside)} of {len(grid.packages)} packages are better for both than this: {name.lower()}."
        if inside
        else "No package of the grid is better for both; the nearest one lacks a transfer of 7.2 billion USD a year.",
        best=best,
        missing_usd_bn=None if inside else 7.2,
    )


def _talks() -> Talks:
    grid = _grid()
    return Talks(
        leverage=Leverage(
            statement="If the threats are executed, China loses 3.3 % of income for each 1 % the United States loses.",
            ratios={"USA": 3.25, "CHN": 0.31},
            threats=(
                ThreatCredibility(
                    party="USA",
                    name="United States",
                    outcome="us-alone",
                    statement="The United States loses by executing its threat, answered or not.",
                    gain_alone_usd_bn=-69.5,
                    gain_answered_usd_bn=-149.3,
                    inflicted_usd_bn=-181.4,
                    credible="no",
                ),
                ThreatCredibility(
                    party="CHN",
                    name="China",
                    outcome="china-alone",
                    statement="What China gains or loses by its export licences is not yet quantified.",
                    gain_alone_usd_bn=None,
                    gain_answered_usd_bn=None,
                    inflicted_usd_bn=None,
                    credible="unquantified",
                ),
            ),
        ),
        grid=grid,
        zones=(
            _zone(grid, "Status quo goes on", 0.0, 0.0),
            _zone(grid, "Threats executed", -0.32, -1.04),
            _zone(grid, "Mutual abolition of duties", 0.16, 0.36),
        ),
        caveats=(
            "Payoffs are real incomes alone: jobs, security and politics are not in them.",
            "A duty of another level than those of the grid can lie between its points.",
        ),
    )


def _exposure() -> tuple[Exposure, ...]:
    def fact(label: str, share: float, year: str, source: str) -> ExposureFact:
        return ExposureFact(label=label, value=f"{share:g} %", share_pct=share, year=year, source=source)

    return (
        Exposure(
            product="Rare earths and permanent magnets",
            statement="China mines most of the world's rare earths and makes nearly all magnets; the licences reach "
            "both.",
            facts=(
                fact("Mine production in China", 69.2, "2024", "USGS Mineral Commodity Summaries 2025"),
                fact(
                    "Separation and refining in China",
                    91,
                    "2024",
                    "IEA Global Critical Minerals Outlook 2025",
                ),
                fact(
                    "Sintered magnets made in China", 94, "2024", "IEA Global Critical Minerals Outlook 2025"
                ),
                fact("US imports of magnets (HS 850511) from China", 75.4, "2024", "US Census Bureau"),
                ExposureFact(
                    label="US imports of magnets (HS 850511)",
                    value="7 300 t, 219 million USD",
                    year="2024",
                    source="US Census Bureau",
                ),
            ),
            used_in=("smartphones", "electric vehicles", "military equipment"),
        ),
        Exposure(
            product="Soybeans",
            statement="Half of US soybean exports went to China before 2025.",
            facts=(fact("US soybean exports that go to China", 51.5, "2024", "US Census Bureau"),),
            quantified=True,
        ),
    )


def _method() -> Method:
    return Method(
        version="0.1.0",
        world="81 economies, 28 sectors, 2022; OECD Inter-Country Input-Output tables, edition 2025, CC BY 4.0.",
        tariffs=(
            "US duties on China on 27 October 2025: 46.8 % on average, weighted with imports of 2024.",
            "Chinese duties on the United States: 31.2 % on average, weighted with imports of 2024.",
        ),
        closure="Trade balances stay the same share of world value added.",
        elasticities=(
            ElasticitySet(
                name="Caliendo-Parro 2015", source="Review of Economic Studies 82(1)", default=True
            ),
            ElasticitySet(name="Fontagné et al. 2022", source="Journal of International Economics 137"),
            ElasticitySet(name="Uniform 4", source="Simonovska and Waugh 2014"),
        ),
        solves=104,
        residual=4.1e-11,
        walras=7.7e-12,
        assumptions=(
            Assumption(
                text="The 100% is added to the duties in force; the document does not say so.",
                option="--basis replace",
            ),
            Assumption(
                text="“Substantial” purchases are 25 million tonnes a year.", option="--soybeans-mt 25"
            ),
        ),
        limits=(
            "Long run: no unemployment, no adjustment, no inventories.",
            "Export licences on rare earths are not in the numbers.",
            "No response of investment, exchange rates or monetary policy.",
        ),
        sources=(
            "OECD (2025), Inter-Country Input-Output tables.",
            "US International Trade Commission, Harmonized Tariff Schedule 2025.",
            "Bown, C., US-China Trade War Tariffs: An Up-to-Date Chart.",
        ),
    )


def rich_brief() -> Brief:
    """The talks of Kuala Lumpur as of 27 October 2025, with everything a brief can show."""
    return Brief(
        title="US-China talks: a framework to avert 100% tariffs",
        document="US and China agree framework of trade deal ahead of leaders' meeting",
        publisher="Example News",
        published=date(2025, 10, 27),
        published_text="Monday 27 October 2025",
        parties=("United States", "China"),
        headline=(
            "If both threats are carried out, China loses about 1.0 % of its real income and the United States about "
            "0.3 %: 187 and 82 billion USD a year.",
            "The deal as claimed changes little beside the status quo: +0.01 % for the United States, −0.01 % for "
            "China. What it is worth is the escalation it avoids.",
            "China has more to lose from tariffs, but the United States would lose too: its threat is not credible on "
            "income alone.",
            "Only the United States says that China will buy soybeans; no amount is given.",
        ),
        announced=_announced(),
        calendar=_calendar(),
        outcomes=_outcomes(),
        talks=_talks(),
        exposure=_exposure(),
        markets=(
            Market(name="Nikkei 225", change_pct=2.1, day="Mon 27 October 2025", session="midday"),
            Market(name="KOSPI", change_pct=2.3, day="Mon 27 October 2025", session="midday", comparator="about"),
            Market(name="Hang Seng", change_pct=0.85, day="Mon 27 October 2025", session="midday"),
            Market(name="Nikkei 225", change_pct=None, level=50_000, comparator="more than", direction="up",
                   day="Mon 27 October 2025", session="midday"),
        ),
        markets_note="Prices at midday in Asia, before Europe and New York opened.",
        doubts=(
            Doubt(kind="one-sided claim", text="Only the United States says that China agreed to buy soybeans.",
                  about=("soybeans",)),
            Doubt(kind="basis not stated", text="The document does not say whether the 100% is added to the duties in "
                  "force or replaces them.", about=("us-tariff-100",)),
            Doubt(kind="no amount", text="“Substantial” is not a quantity."),
        ),
        method=_method(),
        ledger={"format": "detente-ledger-1", "measures": []},
    )  # fmt: skip


ATTACKS: tuple[str, ...] = (
    "<script>window.__pwned=1;alert(1)</script>",
    '"><img src=x onerror="window.__pwned=1">',
    "</style><script>window.__pwned=1</script>",
    "</title><svg/onload=window.__pwned=1>",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}{% include '/etc/passwd' %}",
    "[red]markup[/red][link=https://evil.example]x[/link]",
    "a\x00b\x1b[31mc\x07d\x9be",
    "invoice\u202egpj.exe",
    "url(https://evil.example/x.png)",
    "${7*7} #{7*7} datum.x",
    "https://evil.example/path?a=1&b=2",
)
"""Text that must be shown, never acted on."""


def hostile_brief() -> Brief:
    """A brief in which every text that can come from a document attacks whoever shows it."""
    everything = " ".join(ATTACKS)
    word = "unbreakable" * 60
    rich = rich_brief()

    def nasty(record: object, **changes: object):
        return record.model_copy(update=changes)

    announced = tuple(
        nasty(a, text=f"{attack} {word}", actor=attack, target=attack, status=attack[:40], according_to=(attack, word),
              condition=everything, expectation=attack, quote=everything + " " + word, location=attack, one_sided=True)
        for a, attack in zip(rich.announced * 3, ATTACKS, strict=False)
    )  # fmt: skip
    announced += (nasty(rich.announced[0], quote="loud words " * 9_000 + "x" * 2_000),)
    outcomes = tuple(
        nasty(
            o,
            title=attack,
            description=everything,
            bilateral=(everything,),
            unquantified=(word, attack),
            parties=tuple(nasty(c, name=attack) for c in o.parties),
            others=tuple(nasty(c, name=attack + word) for c in o.others),
            sectors={k: tuple(nasty(s, name=attack) for s in v) for k, v in o.sectors.items()},
        )
        for o, attack in zip(rich.outcomes, ATTACKS, strict=False)
    )
    talks = rich.talks
    assert talks.grid is not None
    assert talks.leverage is not None
    return nasty(
        rich,
        title=everything,
        document=word,
        publisher=everything,
        published_text=ATTACKS[0],
        parties=ATTACKS[:2],
        headline=(everything, word),
        announced=announced,
        calendar=tuple(nasty(d, what=everything, note=word, day=ATTACKS[8]) for d in rich.calendar),
        outcomes=outcomes,
        talks=nasty(
            talks,
            grid=nasty(talks.grid, first_name=ATTACKS[0], second_name=word),
            zones=tuple(
                nasty(z, disagreement=a, statement=everything) for z, a in zip(talks.zones, ATTACKS, strict=False)
            ),
            leverage=nasty(talks.leverage, statement=everything,
                           threats=tuple(nasty(t, name=word, statement=everything) for t in talks.leverage.threats)),
            caveats=(everything, word),
        ),
        exposure=tuple(
            nasty(e, product=ATTACKS[5], statement=everything, used_in=(word, *ATTACKS),
                  facts=tuple(nasty(f, label=ATTACKS[1], value=word, source=ATTACKS[11]) for f in e.facts))
            for e in rich.exposure
        ),
        markets=tuple(
            nasty(m, name=a, session=word, day=ATTACKS[8]) for m, a in zip(rich.markets, ATTACKS, strict=False)
        ),
        markets_note=everything,
        doubts=tuple(nasty(d, kind=ATTACKS[0], text=everything, about=(word,)) for d in rich.doubts),
        method=nasty(rich.method, world=everything, limits=(word,), sources=ATTACKS),
    )  # fmt: skip


def empty_brief() -> Brief:
    """A document in which nothing was found."""
    return Brief(
        title="Nothing to compute",
        document="A note on the weather",
        published_text="The publication date is unknown.",
        headline=("The document names no trade measure, so there is nothing to compute.",),
        method=Method(version="0.1.0", world="81 economies, 28 sectors, 2022.", closure="Not used."),
    )
