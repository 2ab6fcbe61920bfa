"""Places of the development documents where a number, a date or a negation carries a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["DATE_SITES", "NEGATION_SITES", "NUMBER_SITES", "NumberSite"]

_SPELLED = {
    "fifty": 50.0, "twenty-five": 25.0, "two hundred": 200.0, "one hundred and forty-five": 145.0,
    "sixty": 60.0, "forty": 40.0, "two": 2.0, "four": 4.0, "five": 5.0, "ten": 10.0,
}  # fmt: skip


@dataclass(frozen=True)
class NumberSite:
    """A number of a document: the words, the words with a gap, and the fields that rest on it."""

    document: str
    old: str
    template: str
    sets: tuple[tuple[str, str, float], ...]
    """(record, field, factor)."""
    values: tuple[float | str, ...]
    frees: tuple[str, ...] = ()
    spelled: dict[str, float] = field(default_factory=lambda: _SPELLED)


_RATES = (7.5, 10, 12.5, 18, 20, 35, 39, 45, 60)
_MOVES = (0.4, 0.85, 1.1, 1.7, 2.9, 3.6, 5)
_SUMS = (90, 120, 250, 375, 425, 640, 800)

NUMBER_SITES: tuple[NumberSite, ...] = (
    NumberSite("01", "25 million metric", "{n} million metric", (("c1", "quantity", 1e6),), (8, 18, 30.5, 40)),
    NumberSite("01", "12 million metric", "{n} million metric", (("c2", "quantity", 1e6),), (4, 7.5, 10, 16)),
    NumberSite("01", "runs for three years", "runs for {n} years", (("c1", "years", 1),), ("two", "four", "five",
        "ten")),
    NumberSite("02", "additional one hundred percent", "additional {n} percent", (("m1", "rate", 1),), ("fifty",
        "twenty-five", "two hundred", "one hundred and forty-five")),
    NumberSite("02", "one hundred percent", "{n}%", (("m1", "rate", 1),), (10, 30, 55, 130)),
    NumberSite("02", "lost over 2 percent", "lost over {n} percent", (("x2", "change_pct", -1),), _MOVES),
    NumberSite("03", "as little as 5 per cent", "as little as {n} per cent", (("m1", "rate_min", 1),), (2.5, 3, 8,
        10)),
    NumberSite("03", "as much as 25 per cent", "as much as {n} per cent", (("m1", "rate_max", 1),), (15, 20, 30,
        45)),
    NumberSite("03", "worth $60 billion", "worth ${n} billion", (("m1", "coverage", 1e9),), (16, 34, 75, 110)),
    NumberSite("03", "558.25 points", "{n} points", (("x1", "change_points", -1),), (61.4, 210.3, 702.8, 831.5)),
    NumberSite("03", "2.2 per cent, lower", "{n} per cent, lower", (("x1", "change_pct", -1),), _MOVES),
    NumberSite("03", "25,384.12", "{n}", (("x1", "level", 1),), (21413.44, 25999.5, 26504, 24815.04)),
    NumberSite("03", "64.62 points", "{n} points", (("x2", "change_points", -1),), (11.7, 40.2, 71.3, 98.6)),
    NumberSite("03", "2.2 per cent, at", "{n} per cent, at", (("x2", "change_pct", -1),), _MOVES),
    NumberSite("03", "2,816.78", "{n}", (("x2", "level", 1),), (2310.5, 2744.45, 2901.13, 3011.02)),
    NumberSite("04", "30 percent", "{n} percent", (("m1", "rate", 1),), _RATES),
    NumberSite("04", "uniform 15 percent", "uniform {n} percent", (("m2", "rate", 1),), _RATES),
    NumberSite("04", "$750 billion", "${n} billion", (("c1", "quantity", 1e9),), _SUMS),
    NumberSite("04", "$600 billion", "${n} billion", (("c2", "quantity", 1e9),), _SUMS),
    NumberSite("04", "50 percent", "{n} percent", (("m4", "rate", 1),), _RATES),
    NumberSite("06", "15 percent tariff", "{n} percent tariff", (("m1", "rate", 1),), (7.5, 10, 12, 18)),
    NumberSite("06", "25 percent threatened", "{n} percent threatened", (("m1", "rate_from", 1),), (30, 35, 40,
        45)),
    NumberSite("06", "25 percent to 15 percent", "{n} percent to 15 percent", (("m2", "rate_from", 1),), (20,
        27.5, 35, 40)),
    NumberSite("06", "25 percent to 15 percent", "25 percent to {n} percent", (("m2", "rate", 1),), (5, 10,
        12.5, 20)),
    NumberSite("06", "50 percent", "{n} percent", (("m3", "rate", 1),), _RATES),
    NumberSite("06", "$550 billion", "${n} billion", (("c2", "quantity", 1e9),), _SUMS),
    NumberSite("06", "nearly 4 percent", "nearly {n} percent", (("x1", "change_pct", 1),), _MOVES),
    NumberSite("07", "0.1% or more", "{n}% or more", (("m1", "threshold_pct", 1),), (0.5, 1, 2.5, 25)),
    NumberSite("07", "Announcement No. 61", "Announcement No. {n}", tuple((m, "authority", 1.0) for m in ("m1",
        "m2", "m3")), (46, 57, 62, 70)),
    NumberSite("08", "additional 25 per cent", "additional {n} per cent", (("m1", "rate", 1),), (10, 15, 20, 40)),
    NumberSite("08", "25 per cent already", "{n} per cent already", (("m2", "rate", 1),), (10, 15, 20, 40)),
)  # fmt: skip

Sets = list[tuple[str, str, Any]]


def _to(value: Any, *records: str) -> Sets:
    return [(*r.split("."), value) for r in records]  # type: ignore[misc]


def _plain(new: str, value: Any, *records: str) -> tuple[str, Sets, str | None, tuple[str, ...]]:
    return (new, _to(value, *records), None, ())


def _clash(new: str, value: Any, *records: str) -> tuple[str, Sets, str | None, tuple[str, ...]]:
    """A day that does not fit its weekday: the date counts, and an issue says so."""
    return (new, _to(value, *records), "contradicted", ())


_MAY_RUN = frozenset({"announced", "in_force"})

# document, words, [(new words, fields, kind of issue, records of which nothing is said)]
DATE_SITES: tuple[tuple[str, str, list[tuple[str, Sets, str | None, tuple[str, ...]]]], ...] = (
    ("01", "between now and January", [
        _plain("between now and February", "2026-02", "c2.period_end"),
        _plain("between now and December", "2025-12", "c2.period_end"),
        _plain("between now and March", "2026-03", "c2.period_end"),
        _plain("between now and the end of the year", "2025-12-31", "c2.period_end"),
        _plain("between now and Jan. 15", "2026-01-15", "c2.period_end"),
        _plain("between now and February 28, 2026", "2026-02-28", "c2.period_end"),
        ("by January", [("c2", "period_end", "2026-01"), ("c2", "period_start", None)], None, ()),
        ("by the end of February", [("c2", "period_end", "2026-02"), ("c2", "period_start", None)], None, ()),
    ]),
    ("01", "# published: 2025-10-30", [
        _plain("# published: 2025-11-06", "2025-11-06", "c2.period_start"),
        _plain("# published: 2025-11-13", "2025-11-13", "c2.period_start"),
        _plain("# published: 2025-12-04", "2025-12-04", "c2.period_start"),
    ]),
    ("02", "Saturday, Nov. 1", [
        _plain("Saturday, Nov. 8", "2025-11-08", "m1.effective"),
        _plain("Saturday, Nov. 15", "2025-11-15", "m1.effective"),
        _plain("Dec. 1", "2025-12-01", "m1.effective"),
        _plain("1 January 2026", "2026-01-01", "m1.effective"),
        _plain("Monday, Nov. 3, 2025", "2025-11-03", "m1.effective"),
        _clash("Saturday, Nov. 2", "2025-11-02", "m1.effective"),
        _clash("Tuesday, Nov. 1", "2025-11-01", "m1.effective"),
        _clash("Friday, Nov. 21, 2026", "2026-11-21", "m1.effective"),
        _plain("next Monday", "2025-10-13", "m1.effective"),
        _plain("November", "2025-11", "m1.effective"),
        _plain("the start of next year", frozenset({"2026", "2026-01-01", "2026-01"}), "m1.effective"),
    ]),
    ("02", "Friday afternoon, Oct. 10", [
        _plain("Thursday afternoon, Oct. 9", "2025-10-09", "m1.announced"),
        _plain("Wednesday, Oct. 8", "2025-10-08", "m1.announced"),
        _plain("Thursday", "2025-10-09", "m1.announced"),
        _clash("Friday afternoon, Oct. 9", "2025-10-09", "m1.announced"),
    ]),
    ("02", "later this month", [
        _plain("next month", "2025-11", "t1.date"),
        _plain("on Oct. 31", "2025-10-31", "t1.date"),
        _plain("in December", "2025-12", "t1.date"),
        _plain("on Thursday, Oct. 30", "2025-10-30", "t1.date"),
        _plain("next week", "2025-W42", "t1.date"),
    ]),
    ("03", "from June 1", [
        _plain("from June 10", "2019-06-10", "m1.effective"),
        _plain("from July 6", "2019-07-06", "m1.effective"),
        _plain("from 15 June", "2019-06-15", "m1.effective"),
        _plain("from September 1, 2019", "2019-09-01", "m1.effective"),
        _plain("from midnight on May 31", "2019-05-31", "m1.effective"),
        _plain("from next month", "2019-06", "m1.effective"),
        _plain("from Saturday", "2019-05-18", "m1.effective"),
        _plain("starting on June 10", "2019-06-10", "m1.effective"),
        _clash("from Monday, June 1", "2019-06-01", "m1.effective"),
    ]),
    ("03", "# published: 2019-05-13", [
        _plain(f"# published: {day}", day, "m1.announced", "x1.date", "x2.date")
        for day in ("2019-05-14", "2019-05-15", "2019-05-10", "2019-05-20")
    ]),
    ("04", "on July 27, 2025", [
        _plain("on July 26, 2025", "2025-07-26", "t1.date", "m2.announced", "m3.announced"),
        _plain("on 25 July 2025", "2025-07-25", "t1.date", "m2.announced", "m3.announced"),
        _plain("on Saturday, July 26", "2025-07-26", "t1.date", "m2.announced", "m3.announced"),
        _plain("on Sunday", "2025-07-27", "t1.date", "m2.announced", "m3.announced"),
        _plain("on Friday", "2025-07-25", "t1.date", "m2.announced", "m3.announced"),
        _plain("yesterday", "2025-07-27", "t1.date", "m2.announced", "m3.announced"),
        _plain("on July 20, 2025", "2025-07-20", "t1.date", "m2.announced", "m3.announced"),
        _clash("on Monday, July 27, 2025", "2025-07-27", "t1.date", "m2.announced", "m3.announced"),
    ]),
    ("05", "On 1 July 2019", [
        _plain("On 28 June 2019", "2019-06-28", "m1.announced"),
        _plain("On June 30, 2019", "2019-06-30", "m1.announced"),
        _plain("On 2 July 2019", "2019-07-02", "m1.announced"),
    ]),
    ("05", "on 1 July 2019", [
        _plain("on 2 July 2019", "2019-07-02", "m2.announced"),
        _plain("on 28 June 2019", "2019-06-28", "m2.announced"),
        _plain("on June 24, 2019", "2019-06-24", "m2.announced"),
        _plain("on Tuesday, 2 July 2019", "2019-07-02", "m2.announced"),
        _clash("on Friday, 3 July 2019", "2019-07-03", "m2.announced"),
    ]),
    ("05", "From 4 July 2019", [
        _plain("From 8 July 2019", "2019-07-08", "m1.effective"),
        _plain("From August 28, 2019", "2019-08-28", "m1.effective"),
        _plain("From 15 July", "2019-07-15", "m1.effective"),
        _plain("As of 12 July 2019", "2019-07-12", "m1.effective"),
        _plain("Starting 1 August 2019", "2019-08-01", "m1.effective"),
        _plain("Effective July 11, 2019,", "2019-07-11", "m1.effective"),
        _clash("From Monday, 4 July 2019,", "2019-07-04", "m1.effective"),
    ]),
    ("06", "on July 22", [
        _plain("on July 21", "2025-07-21", "m1.announced", "m2.announced"),
        _plain("on 20 July 2025", "2025-07-20", "m1.announced", "m2.announced"),
        _plain("on Tuesday", "2025-07-22", "m1.announced", "m2.announced"),
        _plain("on Monday, July 21,", "2025-07-21", "m1.announced", "m2.announced"),
        _plain("yesterday", "2025-07-22", "m1.announced", "m2.announced"),
        _plain("on Wednesday", "2025-07-23", "m1.announced", "m2.announced"),
        _clash("on Monday, July 22,", "2025-07-22", "m1.announced", "m2.announced"),
    ]),
    ("06", "# published: 2025-07-23", [
        _plain(f"# published: {day}", day, "x1.date", "x2.date", "x3.date")
        for day in ("2025-07-24", "2025-07-25", "2025-07-28")
    ]),
    ("07", "On October 9, 2025", [
        _plain("On October 10, 2025", "2025-10-10", "m1.announced", "m2.announced", "m3.announced", "m3.effective"),
        _plain("On 8 October 2025", "2025-10-08", "m1.announced", "m2.announced", "m3.announced", "m3.effective"),
        _plain("On September 30, 2025", "2025-09-30", "m1.announced", "m2.announced", "m3.announced",
            "m3.effective"),
        _clash("On Friday, October 9, 2025", "2025-10-09", "m1.announced", "m2.announced", "m3.announced",
            "m3.effective"),
    ]),
    ("07", "of the Part 2 items. (Effective December 1, 2025)", [
        _plain("of the Part 2 items. (Effective January 1, 2026)", "2026-01-01", "m1.effective"),
        _plain("of the Part 2 items. (Effective November 8, 2025)", "2025-11-08", "m1.effective"),
        _plain("of the Part 2 items. (Effective 15 December 2025)", "2025-12-15", "m1.effective"),
        _plain("of the Part 2 items. (In force from 1 March 2026)", "2026-03-01", "m1.effective"),
    ]),
    ("07", "rare earth recycling. (Effective December 1, 2025)", [
        _plain("rare earth recycling. (Effective January 1, 2026)", "2026-01-01", "m2.effective"),
        _plain("rare earth recycling. (Effective 8 November 2025)", "2025-11-08", "m2.effective"),
        _plain("rare earth recycling. (Effective from February 2, 2026)", "2026-02-02", "m2.effective"),
    ]),
    ("07", "(Effective from the date of promulgation)", [
        (f"({words})", [("m3", "effective", day), ("m3", "status", _MAY_RUN)], None, ())
        for words, day in (("Effective November 8, 2025", "2025-11-08"), ("Effective 1 December 2025",
            "2025-12-01"), ("Effective from January 15, 2026", "2026-01-15"))
    ]),
    ("08", "21 days from now", [
        _plain("30 days from now", "2025-09-05", "m1.effective"),
        _plain("seven days from now", "2025-08-13", "m1.effective"),
        _plain("two weeks from now", "2025-08-20", "m1.effective"),
        _plain("in 45 days", "2025-09-20", "m1.effective"),
        _plain("in ten days", "2025-08-16", "m1.effective"),
        _plain("on September 1", "2025-09-01", "m1.effective"),
        _plain("on Aug. 29", "2025-08-29", "m1.effective"),
        _plain("next Monday", "2025-08-11", "m1.effective"),
        _plain("three weeks from today", "2025-08-27", "m1.effective"),
        _plain("at the end of the month", frozenset({"2025-08-31", "2025-08"}), "m1.effective"),
        _plain("tomorrow", "2025-08-07", "m1.effective"),
        _plain("in 90 days", "2025-11-04", "m1.effective"),
    ]),
    ("08", "on Wednesday signed", [
        _plain("on Tuesday signed", "2025-08-05", "m1.announced"),
        _plain("on Monday signed", "2025-08-04", "m1.announced"),
        _plain("on August 4 signed", "2025-08-04", "m1.announced"),
        _plain("on Friday, Aug. 1, signed", "2025-08-01", "m1.announced"),
        _plain("on Sunday (August 3) signed", "2025-08-03", "m1.announced"),
        _clash("on Wednesday (August 5) signed", "2025-08-05", "m1.announced"),
    ]),
)  # fmt: skip

_NONE: frozenset[str] = frozenset()

# document, words, new words, records that must go (or be dead, or doubted), further statuses allowed for
# them, records and fields of which nothing is said
NEGATION_SITES: tuple[
    tuple[str, str, tuple[str, ...], tuple[str, ...], frozenset[str], tuple[str, ...]], ...
] = (
    ("01", "China will buy no less than 25 million", (
        "China will not buy 25 million", "China will no longer buy 25 million", "China has refused to buy 25 million",
        "China did not agree to buy 25 million", "China rejected a request to buy 25 million"),
        ("c1",), _NONE, ("c2.years",)),
    ("01", "Beijing is to take", (
        "Beijing is not to take", "Beijing will not take", "Beijing did not agree to take",
        "Beijing has declined to take", "Beijing has no plans to take", "Beijing ruled out taking"),
        ("c2",), _NONE, ()),
    ("01", "Xi had authorized China to start", (
        "Xi had not authorized China to start", "Xi had refused to authorize China to start",
        "Xi had never authorized China to start"), ("c3",), _NONE, ()),
    ("01", "when they met in South Korea", (
        "although they did not meet in South Korea", "although they never met in South Korea",
        "although their planned meeting in South Korea was cancelled"), ("t1",), _NONE, ()),
    ("01", "by removing its export", (
        "by not removing its export", "by refusing to remove its export", "by declining to remove its export"),
        ("m1",), frozenset({"in_force"}), ()),
    ("02", "the US would put", (
        "the US would not put", "the US would no longer put", "the US had decided not to put",
        "the US will not put", "the US had ruled out putting", "the US had decided against putting"),
        ("m1",), _NONE, ("m3.target",)),
    ("02", "after it brought in new", (
        "although it never brought in new", "although it did not bring in new", "although it had not brought in new",
        "after it decided not to bring in new"), ("m2",), _NONE, ("m3.target",)),
    ("02", "The administration will impose new", (
        "The administration will not impose new", "The administration won't impose new",
        "The administration has no plans to impose new", "The administration ruled out imposing new",
        "The administration does not plan to impose new"), ("m3",), _NONE, ()),
    ("02", "is now in doubt", ("has been cancelled", "has been called off", "will not take place"), ("t1",),
        _NONE, ()),
    ("03", "would go up", (
        "would not go up", "would no longer go up", "would never go up", "would not be going up"), ("m1",), _NONE,
        ()),
    ("04", "is to drop", ("is not to drop", "refuses to drop", "did not agree to drop", "will not drop"), ("m1",),
        frozenset({"threatened", "announced", "proposed", "in_force"}), ()),
    ("04", "and will charge a uniform", (
        "and will not charge a uniform", "and will no longer charge a uniform", "and rules out a uniform",
        "but did not agree to a uniform"), ("m2",), _NONE, ()),
    ("04", "has agreed to buy", (
        "has not agreed to buy", "has refused to buy", "has declined to buy", "has rejected demands to buy",
        "did not agree to buy"), ("c1", "c2"), _NONE, ()),
    ("04", "and to invest", (
        "but not to invest", "but refused to invest", "but has not agreed to invest", "but did not pledge to invest"),
        ("c2",), _NONE, ()),
    ("04", "will be free of tariffs", (
        "will not be free of tariffs", "will no longer be free of tariffs", "would not be free of tariffs"),
        ("m3",), _NONE, ()),
    ("04", "stay in force", (
        "do not stay in force", "no longer stay in force", "will not stay in force", "will be abolished",
        "have been lifted"), ("m4",), frozenset({"agreed"}), ()),
    ("05", "will have to apply", (
        "will not have to apply", "do not have to apply", "will no longer have to apply"), ("m1",), _NONE, ()),
    ("05", "it has started the procedure", (
        "it has not started the procedure", "it has dropped the procedure", "it will not start the procedure",
        "it has decided not to start the procedure"), ("m2",), _NONE, ()),
    ("06", "the US will set a 15 percent", (
        "the US will not set a 15 percent", "the US will no longer set a 15 percent",
        "the US did not agree to set a 15 percent", "the US refused to set a 15 percent"), ("m1",), _NONE, ("m2",)),
    ("06", "Japan is to dismantle", (
        "Japan is not to dismantle", "Japan refused to dismantle", "Japan did not agree to dismantle",
        "Japan will not dismantle"), ("c1",), _NONE, ("c2",)),
    ("06", "and to make available", (
        "but not to make available", "but refused to make available", "but did not agree to make available"),
        ("c2",), _NONE, ()),
    ("06", "Tokyo will also take in more", (
        "Tokyo will not take in more", "Tokyo refused to take in more", "Tokyo did not agree to take in more",
        "Tokyo has no plans to take in more", "Tokyo will not be taking in more"), ("c3",), _NONE, ()),
    ("06", "aluminium remain.", (
        "aluminium do not remain.", "aluminium will be removed.", "aluminium no longer apply.",
        "aluminium have been lifted."), ("m3",), frozenset({"agreed"}), ()),
    ("06", "confirmed that the auto tariff will come down", (
        "denied that the auto tariff will come down", "said that the auto tariff will not come down"), ("m2",),
        _NONE, ("m3",)),
    ("07", "need a dual-use export license", (
        "do not need a dual-use export license", "no longer need a dual-use export license",
        "will not need a dual-use export license"), ("m1", "m2", "m3"), _NONE, ()),
    ("08", "signed an executive order that puts", (
        "refused to sign an executive order that puts", "did not sign an executive order that puts",
        "signed an executive order that does not put", "declined to sign an executive order that puts",
        "has not signed an executive order that puts"), ("m1",), _NONE, ("m2",)),
    ("08", "It takes effect 21", ("It will not take effect 21", "It does not take effect 21"), ("m1",), _NONE,
        ("m2",)),
)  # fmt: skip
