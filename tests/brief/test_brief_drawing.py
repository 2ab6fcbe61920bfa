"""Charts drawn in a second process are those drawn in this one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from detente.brief import html
from detente.brief.content import Brief
from detente.brief.drawing import Drawer, draw, restyle

POINT = {"mark": "point", "data": {"values": [{}]}, "description": "zwei Zöller, \u4e2d"}


def test_page_is_the_same_from_a_second_process(briefs: dict[str, Brief]) -> None:
    with Drawer() as drawer:
        assert html.render(briefs["hostile"], drawer) == html.render(briefs["hostile"])


def test_a_drawer_that_is_used_up_draws_here() -> None:
    with Drawer() as drawer:
        first = drawer.draw([POINT])
        assert drawer.draw([POINT, POINT]) == first * 2


def test_a_drawer_that_dies_is_replaced_by_this_process() -> None:
    with Drawer() as drawer:
        assert drawer._process is not None
        drawer._process.kill()
        assert drawer.draw([POINT]) == draw([POINT])


def test_no_second_process_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no process")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with Drawer() as drawer:
        assert drawer.draw([POINT]) == draw([POINT])


def test_an_unneeded_drawer_is_ended() -> None:
    drawer = Drawer()
    process = drawer._process
    assert process is not None
    drawer.close()
    assert process.returncode is not None


def test_the_second_process_imports_only_what_it_needs() -> None:
    program = (
        "import sys, detente.brief.drawing as d; d.draw([]);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'pydantic', 'numpy', 'jinja2', 'rich', 'xarray'}))"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_something_else_than_svg_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^vl-convert returned something else than an SVG element: 'nonsense'$"
    ):
        restyle("nonsense", "k", "t", "d")
