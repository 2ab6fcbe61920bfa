"""From Vega-Lite specifications to SVG that follows the page: light, dark and paper from one drawing.

It is drawn in this process, or in a second one that starts while this one computes. Vega needs about 0.4 s to start
and holds the interpreter while it does, so a thread would not help. Whoever knows early that a page will be wanted
starts a :class:`Drawer` before solving and hands it to the page; the wait is over when the numbers are there.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

__all__ = ["COLOURS", "TEXT_PX", "Drawer", "draw", "restyle"]

COLOURS: dict[str, str] = {
    "ink": "#010101",
    "muted": "#010102",
    "line": "#010103",
    "loss-bar": "#010104",
    "gain-bar": "#010105",
    "accent": "#010106",
    "paper": "#010107",
}
"""Names of CSS variables of the page, and the colours that stand for them in a specification."""

TEXT_PX = 12
"""Size of all text but that of axes [px]."""


def draw(specs: Sequence[dict[str, Any]]) -> list[str]:
    """Draw in this process: SVG of every specification, as Vega writes it."""
    import vl_convert

    return [vl_convert.vegalite_to_svg(_unmeasured(spec)) for spec in specs]


def _unmeasured(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with text of size zero.

    Vega measures every text, about a millisecond each, only to lay out what our charts place themselves; text of
    size zero is not measured. :func:`restyle` puts the size back.
    """
    config = spec.get("config", {})
    return spec | {"config": config | {"text": config.get("text", {}) | {"fontSize": 0}}}


class Drawer:
    """A second process that draws once, and this one if that fails.

    >>> with Drawer() as drawer:
    ...     [svg] = drawer.draw([{"mark": "point", "data": {"values": []}}])
    >>> svg[:4]
    '<svg'
    """

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "detente.brief.drawing"]
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:  # no second process to be had here; draw() does without
            return

    def __enter__(self) -> Drawer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def draw(self, specs: Sequence[dict[str, Any]]) -> list[str]:
        """SVG of every specification, in their order."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                answer, _ = process.communicate(json.dumps(list(specs)).encode())
            if process.returncode == 0:
                svgs: list[str] = json.loads(answer)
                return svgs
        return draw(specs)

    def close(self) -> None:
        """End the process if it was not needed."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _serve() -> None:
    """Start Vega, wait for specifications on the standard input, answer on the standard output."""
    draw([{"mark": "point", "data": {"values": []}}])
    request = sys.stdin.buffer.read()
    if request:
        sys.stdout.buffer.write(json.dumps(draw(json.loads(request))).encode())


# --- from Vega's SVG to ours ----------------------------------------------------------------------------------

_SENTINEL = re.compile(f'(fill|stroke)="({"|".join(COLOURS.values())})"')
_VARIABLE = {colour: f"var(--{name})" for name, colour in COLOURS.items()}
_NOISE = re.compile(
    r' (?:role|class|pointer-events|font-family|stroke-miterlimit|xmlns:xlink|version|aria-[a-z]+)="[^"]*"'
)
_EMPTY = re.compile(r'<path d="(?:M[\d.,]+h0v0h0Z)?"(?: [a-z-]+="[^"]*")*/>|<g>\s*</g>')
_LONG = re.compile(r"-?\d+\.\d{3,}")
_ROOT = re.compile(r'<svg[^>]*?width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)"[^>]*>')
_IDS = re.compile(r'(\bid="|url\(#|href="#)')


def restyle(svg: str, key: str, title: str, description: str) -> str:
    """Vega's SVG as an element for a page: colours and fonts of the page, no size of its own, a text for readers.

    ``key`` makes the ids of the element unique in the page.

    Raises
    ------
    ValueError
        When ``svg`` is not what Vega writes.
    """
    root = _ROOT.match(svg)
    if root is None:
        raise ValueError(f"vl-convert returned something else than an SVG element: {svg[:80]!r}")
    # Attributes are rewritten inside tags only, so that text of a document stays what it is.
    body = re.sub(r"<[^>]*>", lambda m: _tag(m[0], key), svg[root.end() :])
    while True:
        shorter = _EMPTY.sub("", body)
        if shorter == body:
            break
        body = shorter
    label = f'<title id="{key}-title">{html.escape(title)}</title>'
    label += f'<desc id="{key}-desc">{html.escape(description)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{root[3]}" role="img" '
        f'aria-labelledby="{key}-title" aria-describedby="{key}-desc">{label}{body}'
    )


def _tag(tag: str, key: str) -> str:
    tag = _NOISE.sub("", tag)
    tag = _SENTINEL.sub(lambda m: f'{m[1]}="{_VARIABLE[m[2]]}"', tag)
    tag = tag.replace('font-size="0px"', f'font-size="{TEXT_PX}px"')
    tag = _LONG.sub(lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), tag)
    return _IDS.sub(lambda m: f"{m[1]}{key}-", tag)


if __name__ == "__main__":
    _serve()
