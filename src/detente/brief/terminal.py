"""A brief in the terminal: the same content and order as the page, readable at 60, 80 and 120 columns.

Text of a document never becomes markup or a control sequence: it reaches Rich as :class:`rich.text.Text`, freed
of control characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.brief.content import Announced, Brief, Market, OutcomeCosts
from detente.brief.notation import clean, plain, signed
from detente.brief.pieces import (
    MINUS,
    Ranged,
    bar,
    chip,
    print_item,
    print_list,
    print_pairs,
    range_table,
    ranged,
    table_of,
    text_of,
)
from detente.brief.sections import (
    COSTS,
    CREDIBLE,
    SECTIONS,
    CostColumn,
    Tone,
    basis,
    calendar_notes,
    capital,
    cost_decimals,
    is_filled,
    main_outcome,
    move,
    party_names,
    ranked_others,
    ranked_sectors,
    tone_of,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["print_brief"]

_TONE: dict[Tone, str] = {"firm": "bold cyan", "open": "cyan", "claimed": "italic cyan", "ended": "dim"}
_WARN = "bold yellow"
_KINDS = {"measure": "Measure", "commitment": "Commitment", "process": "Process"}
_MAX_QUOTE = 400
"""Letters of a quote that are printed; the ledger and the page have all of it."""


def print_brief(brief: Brief, console: Console) -> None:
    """Print a brief; colours and width are those of the console."""
    _print_head(brief, console)
    printers = {
        "announced": _print_announced,
        "calendar": _print_calendar,
        "costs": _print_costs,
        "talks": _print_talks,
        "exposure": _print_exposure,
        "markets": _print_markets,
        "doubts": _print_doubts,
        "method": _print_method,
    }
    for section in SECTIONS:
        console.print()
        console.rule(text_of(section.heading, "bold"), align="left", style="dim", characters="─")
        if is_filled(section.id, brief):
            note = basis(section.id, brief)
            if note:
                console.print(text_of(note, "dim"))
            printers[section.id](brief, console)
        else:
            console.print(text_of(section.empty, "dim"))
        if section.id == "markets" and brief.markets_note:
            console.print(text_of(brief.markets_note, "dim"))


# --- sections -------------------------------------------------------------------------------------------------


def _print_head(brief: Brief, console: Console) -> None:
    console.print(text_of(brief.title, "bold"))
    source = f"{brief.document}, {brief.publisher}" if brief.publisher else brief.document
    console.print(text_of(f"On: {source}. Published: {brief.published_text}", "dim"))
    for sentence in brief.headline:
        console.print()
        print_item(
            console,
            text_of(sentence, "bold" if sentence == brief.headline[0] else ""),
            mark="▌ ",
            style="cyan",
        )


def _print_announced(brief: Brief, console: Console) -> None:
    for item in brief.announced:
        console.print()
        who = f"{item.actor} → {item.target}" if item.target else item.actor
        head = text_of(f"{_KINDS[item.kind]}  ", "bold").append_text(text_of(who + "  "))
        head.append_text(chip(item.status.replace("_", " "), _TONE[tone_of(item.status)]))
        if item.one_sided:
            head.append(" ").append_text(chip("one side only", _WARN))
        console.print(head)
        console.print(text_of(item.text, "bold"))
        print_pairs(console, _facts(item))


def _facts(item: Announced) -> list[tuple[str, Text]]:
    names = ", ".join(item.according_to) + (" alone" if item.one_sided else "")
    quote = clean(item.quote)
    if len(quote) > _MAX_QUOTE:
        quote = re.sub(r"\s+\S{0,30}$", "", quote[:_MAX_QUOTE]) + " …"
    rows = [
        ("Who says so", names if item.according_to else None),
        ("From", item.effective),
        ("Condition", item.condition),
        ("Expected", item.expectation),
    ]
    facts = [(label, text_of(value)) for label, value in rows if value]
    words = text_of(f"“{quote}”", "italic").append_text(text_of(f" ({item.location})", "dim"))
    return [*facts, ("Words", words)]


def _print_calendar(brief: Brief, console: Console) -> None:
    table = table_of("Day", "What")
    for day in brief.calendar:
        what = text_of(day.what, "dim" if day.past else "")
        notes = calendar_notes(day)
        if notes:
            what.append("\n").append_text(text_of(notes, "dim"))
        table.add_row(text_of(day.day, "dim" if day.past else "bold"), what)
    table.columns[0].max_width = 22
    console.print(table)


def _print_costs(brief: Brief, console: Console) -> None:
    decimals = cost_decimals(brief)
    for outcome in brief.outcomes:
        _print_outcome(outcome, console)
    told = [o for o in brief.outcomes if not o.reference]
    names = list(dict.fromkeys(c.name for o in told for c in o.parties))
    for column in COSTS if names else ():
        _print_cost_table(told, names, column, decimals[column.field], console)
    main = main_outcome(brief)
    if main is None:
        return
    if main.others:
        console.print()
        console.print(text_of(f"Third economies: {main.title}", "bold"))
        others = ranked_others(main)
        columns = [
            (c.short, [ranged(getattr(cost, c.field), decimals[c.field]) for cost in others])
            for c in COSTS[:2]
        ]
        console.print(range_table("Economy", [cost.name for cost in others], columns, console.width))
    for party, rows in ranked_sectors(main).items():
        console.print()
        console.print(text_of(f"Sectors of {party_names(brief)[party]}: {main.title}", "bold"))
        columns = [
            ("Output, bn USD", [ranged(row.output_usd_bn, 1) for row in rows]),
            ("Output, %", [ranged(row.output_pct, 1) for row in rows]),
        ]
        console.print(range_table("Sector", [row.name for row in rows], columns, console.width))


def _print_outcome(outcome: OutcomeCosts, console: Console) -> None:
    console.print()
    head = text_of(outcome.title, "bold")
    if outcome.reference:
        head.append("  ").append_text(chip("reference", "dim"))
    if outcome.failed is not None:
        head.append("  ").append_text(chip("no equilibrium", _WARN))
    if outcome.unquantified:
        head.append("  ").append_text(
            chip("partly not yet quantified" if outcome.parties else "not yet quantified", _WARN)
        )
    console.print(head)
    console.print(text_of(outcome.description))
    if outcome.failed is not None:
        console.print(text_of(outcome.failed))
    print_list(console, [f"Not yet quantified: {text}" for text in outcome.unquantified])
    print_list(console, outcome.bilateral)


def _print_cost_table(
    outcomes: Sequence[OutcomeCosts],
    names: Sequence[str],
    column: CostColumn,
    decimals: int,
    console: Console,
) -> None:
    console.print()
    console.print(
        text_of(f"{column.title}, {column.unit}", "bold").append_text(
            text_of(" (in brackets the range)", "dim")
        )
    )
    columns = [
        (name, [_told(outcome, name, column.field, decimals) for outcome in outcomes]) for name in names
    ]
    console.print(range_table("Outcome", [outcome.title for outcome in outcomes], columns, console.width))


def _told(outcome: OutcomeCosts, name: str, field: str, decimals: int) -> Ranged:
    cost = next((c for c in outcome.parties if c.name == name), None)
    if cost is not None:
        return ranged(getattr(cost, field), decimals)
    return Ranged("", "no equilibrium" if outcome.failed is not None else "not yet quantified", "")


def _print_talks(brief: Brief, console: Console) -> None:
    talks, names = brief.talks, party_names(brief)
    if talks.leverage is not None:
        console.print()
        console.print(text_of(talks.leverage.statement, "bold"))
        if talks.leverage.ratios:
            table = table_of("Party", "Loss inflicted per unit of own loss", right=(1,))
            for party, ratio in talks.leverage.ratios.items():
                table.add_row(text_of(names[party]), "no own loss" if ratio is None else plain(ratio, 2))
            console.print(table)
        for threat in talks.leverage.threats:
            console.print()
            head = text_of(f"Threat of {threat.name}  ", "bold")
            style = _WARN if threat.credible == "unquantified" else "cyan"
            console.print(head.append_text(chip(CREDIBLE[threat.credible].lower(), style)))
            console.print(text_of(threat.statement))
            gains = (
                ("own, if nobody answers", threat.gain_alone_usd_bn),
                ("own, if answered in kind", threat.gain_answered_usd_bn),
                ("other side, if nobody answers", threat.inflicted_usd_bn),
            )
            if any(value is not None for _, value in gains):
                table = table_of("Real income", "billion USD a year", right=(1,))
                for label, value in gains:
                    table.add_row(
                        label, "not yet quantified" if value is None else signed(value, 1, minus=MINUS)
                    )
                console.print(table)
    _print_zones(brief, console)
    if talks.caveats:
        console.print()
        print_list(console, talks.caveats)


def _print_zones(brief: Brief, console: Console) -> None:
    grid = brief.talks.grid
    for zone in brief.talks.zones:
        console.print()
        count = "zone empty" if zone.empty else f"{zone.count} package{'' if zone.count == 1 else 's'}"
        head = text_of(f"{capital(zone.disagreement)}  ", "bold")
        console.print(head.append_text(chip(count, _WARN if zone.empty else "cyan")))
        console.print(text_of(zone.statement))
        first, second = (
            (grid.first_name, grid.second_name) if grid is not None else ("first party", "second party")
        )

        def both(a: float, b: float, first: str = first, second: str = second) -> str:
            return f"{first} {signed(a, 2, minus=MINUS)} %, {second} {signed(b, 2, minus=MINUS)} %"

        facts = [("No deal", text_of(both(zone.first_pct, zone.second_pct)))]
        best = zone.best
        if best is not None:
            package = (
                f"duty of {first} {plain(best.tariff_first_pct, 1)} %, "
                f"of {second} {plain(best.tariff_second_pct, 1)} %, "
                f"purchases {signed(best.purchases_usd_bn, 1, minus=MINUS)} billion USD a year"
            )
            facts.append(("Nearest" if zone.empty else "Best", text_of(package)))
            facts.append(("  gives", text_of(both(best.first_pct, best.second_pct))))
        if zone.missing_usd_bn is not None:
            facts.append(("Missing", text_of(f"{plain(zone.missing_usd_bn, 1)} billion USD a year")))
        print_pairs(console, facts)


def _print_exposure(brief: Brief, console: Console) -> None:
    for item in brief.exposure:
        console.print()
        word, style = ("in the numbers above", "cyan") if item.quantified else ("not yet quantified", _WARN)
        console.print(text_of(item.product + "  ", "bold").append_text(chip(word, style)))
        console.print(text_of(item.statement))
        if item.used_in:
            console.print(text_of(f"Used in, according to the document: {', '.join(item.used_in)}.", "dim"))
        if item.facts:
            table = table_of("Fact", "Value", "Year, source")
            for fact in item.facts:
                value = text_of(fact.value)
                if fact.share_pct is not None:
                    value.append("\n" + bar(fact.share_pct), "cyan")
                table.add_row(text_of(fact.label), value, text_of(f"{fact.year}, {fact.source}", "dim"))
            console.print(table)


def _print_markets(brief: Brief, console: Console) -> None:
    table = table_of("Market", "Change, %", "Level", "Day and session", right=(1, 2))
    for market in brief.markets:
        day = f"{market.day or 'day not given'}, {market.session or 'session not given'}"
        table.add_row(
            text_of(market.name), text_of(move(market, minus=MINUS)), text_of(_level(market)), text_of(day)
        )
    console.print(table)


def _print_doubts(brief: Brief, console: Console) -> None:
    for doubt in brief.doubts:
        text = chip(doubt.kind.replace("_", " "), _WARN).append(" ").append_text(text_of(doubt.text))
        if doubt.about:
            text.append_text(text_of(f" (about {', '.join(doubt.about)})", "dim"))
        print_item(console, text)


def _print_method(brief: Brief, console: Console) -> None:
    method = brief.method
    sets = [f"{e.name}{' (default)' if e.default else ''}: {e.source}" for e in method.elasticities]
    assumptions = [
        f"{a.text}{f' Change it with {a.option}.' if a.option else ''}" for a in method.assumptions
    ]
    checks = [
        f"{method.solves} equilibria solved; largest residual {method.residual:.1e}; largest gap of a factor market "
        f"that no equation of the solver contains {method.walras:.1e} (both as fractions)"
    ]
    parts = (
        ("World", [method.world]),
        ("Duties of the status quo", list(method.tariffs)),
        ("Trade balances", [method.closure]),
        ("Trade elasticities", sets),
        ("Assumptions", assumptions),
        ("What the numbers leave out", list(method.limits)),
        ("Checks", checks if method.solves else []),
        ("Sources", list(method.sources)),
        ("Version", [f"Détente {method.version}"]),
    )
    for heading, texts in parts:
        if texts:
            console.print(text_of(heading, "bold"))
            print_list(console, texts)


def _level(market: Market) -> str:
    if market.level is None:
        return "–"
    return plain(market.level, 0 if market.level == int(market.level) else 2)
