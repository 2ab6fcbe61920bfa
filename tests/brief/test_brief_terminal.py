"""The brief in the terminal."""

from __future__ import annotations

import io
import re

import pytest
from brief_samples import ATTACKS
from rich.cells import cell_len
from rich.console import Console

from detente.brief.content import Brief
from detente.brief.notation import clean
from detente.brief.sections import SECTIONS
from detente.brief.terminal import print_brief


def _printed(brief: Brief, width: int = 80, **options: object) -> str:
    file = io.StringIO()
    print_brief(brief, Console(file=file, width=width, **options))
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["rich", "hostile", "empty"])
def test_no_line_is_wider_than_the_terminal(briefs: dict[str, Brief], name: str, width: int) -> None:
    lines = _printed(briefs[name], width).splitlines()
    assert len(lines) > 20
    assert max(map(cell_len, lines)) <= width


def test_sections_come_in_their_order(briefs: dict[str, Brief]) -> None:
    text = _printed(briefs["rich"])
    places = [text.index(f"\n{section.heading} ─") for section in SECTIONS]
    assert places == sorted(places)
    assert text.index("If both threats are carried out") < places[0]


def test_numbers_stand_below_each_other_with_their_ranges(briefs: dict[str, Brief]) -> None:
    text = _printed(briefs["rich"])
    table = text[text.index("Real income, billion USD a year (in brackets") :].splitlines()[1:8]
    assert [line.rstrip() for line in table] == [
        "Outcome                                United States                       China",
        "─" * 80,
        "Deal as claimed              +3.3     (+2.6 to +4.3)     -1.1     (-1.4 to -0.8)",
        "Threats executed            -82.4  (-106.3 to -64.3)   -186.8 (-241.0 to -145.7)",
        "United States acts alone    -69.5   (-89.7 to -54.2)   -181.4 (-234.0 to -141.5)",
        "China acts alone                  not yet quantified          not yet quantified",
        "Threat with mirror         -149.3 (-192.6 to -116.5)   -217.4 (-280.4 to -169.5)",
    ]


def test_a_narrow_terminal_puts_the_range_below_the_number(briefs: dict[str, Brief]) -> None:
    text = _printed(briefs["rich"], 60)
    assert re.search(
        r"Threats executed +-82\.4 +-186\.8\n +\(-106\.3 to -64\.3\) +\(-241\.0 to -145\.7\)\n", text
    )


def test_who_says_so_and_what_is_one_sided(briefs: dict[str, Brief]) -> None:
    text = _printed(briefs["rich"])
    assert "Commitment  China → United States  [claimed] [one side only]" in text
    assert "Who says so   Scott Bessent alone" in text
    assert "[partly not yet quantified]" in text
    assert "Nikkei 225         +2.1        –   Mon 27 October 2025, midday" in text


def test_plain_where_there_is_no_terminal(briefs: dict[str, Brief]) -> None:
    assert "\x1b" not in _printed(briefs["rich"])


def test_no_color_is_respected(briefs: dict[str, Brief], monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"force_terminal": True, "color_system": "standard"}
    colours = re.compile(r"\x1b\[[\d;]*3[0-7]")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert colours.search(_printed(briefs["rich"], **options))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colours.search(_printed(briefs["rich"], **options))


def test_hostile_text_is_shown_and_neither_markup_nor_control(briefs: dict[str, Brief]) -> None:
    text = _printed(briefs["hostile"], 120, force_terminal=True, color_system="standard")
    assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert set(re.findall("\x1b.", text)) == {"\x1b["}
    assert "]8;" not in text
    shown = re.sub(r"\x1b\[[\d;]*m", "", text)
    squeezed = re.sub(r"\s", "", shown)
    for attack in ATTACKS:
        assert re.sub(r"\s", "", clean(attack)) in squeezed


def test_long_quotes_are_cut(briefs: dict[str, Brief]) -> None:
    text = _printed(briefs["hostile"])
    assert len(text) < 150_000
    assert "loud words …”" in " ".join(text.split())
