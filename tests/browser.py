"""A headless Chromium for tests: pages opened from files, with everything that went wrong written down.

Use it from a test module or a ``conftest.py`` with ``from browser import axe, chromium, page_of``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, Protocol

import pytest

__all__ = ["OpenPage", "PageOf", "axe", "chromium", "chromium_path", "give_up", "page_of"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class OpenPage:
    """A page that was opened, and what it did while it was."""

    page: Any
    """The page of Playwright."""
    requests: list[str] = field(default_factory=list)
    """Addresses asked for, the document itself left out."""
    errors: list[str] = field(default_factory=list)
    """Messages of the console of level error or warning, and uncaught exceptions."""
    dialogs: list[str] = field(default_factory=list)

    def violations(self, axe_source: str) -> list[str]:
        """Serious and critical findings of axe-core, one line each."""
        # The page forbids scripts by its policy; the debugger protocol is not bound by it.
        self.page.evaluate(axe_source)
        found = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']} ({v['impact']}): {v['help']}: {node['target']} {node['html'][:120]}"
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"]
        ]

    def overflow_px(self) -> int:
        """How much wider the page is than the window."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


class PageOf(Protocol):
    """Open an HTML file in a window of a width, in a light or dark scheme."""

    def __call__(self, html_path: Path, *, width: int = 1280, dark: bool = False) -> OpenPage: ...


def chromium_path(find: Callable[[str], str | None] = shutil.which) -> str | None:
    """The Chromium of the environment, else the system's; ``None`` leaves the choice to Playwright."""
    return os.environ.get("DETENTE_CHROMIUM") or next(filter(None, map(find, _NAMES)), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A running browser; skips with the reason where there is none, fails if DETENTE_REQUIRE_BROWSER=1."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        give_up(f"Playwright cannot be imported ({error})")
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        except Error as error:
            give_up(f"no Chromium starts ({str(error).splitlines()[0]})")
        yield browser
        browser.close()


def give_up(reason: str) -> NoReturn:
    """Skip for want of a browser, or fail where one is required."""
    if os.environ.get("DETENTE_REQUIRE_BROWSER") == "1":
        pytest.fail(
            f"{reason}, and DETENTE_REQUIRE_BROWSER=1. Fix: install Debian's chromium.", pytrace=False
        )
    pytest.skip(f"{reason}. Fix: install Debian's chromium, or name one in DETENTE_CHROMIUM.")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, for :meth:`OpenPage.violations`."""
    package = pytest.importorskip("axe_playwright_python")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def page_of(chromium: Any) -> Iterator[PageOf]:
    """A function that opens a file; its windows close when the test ends."""
    contexts = []

    def open_page(html_path: Path, *, width: int = 1280, dark: bool = False) -> OpenPage:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        page = context.new_page()
        opened = OpenPage(page)
        address = html_path.resolve().as_uri()
        page.on(
            "request", lambda r: opened.requests.append(r.url) if r.url.split("#")[0] != address else None
        )
        page.on("console", lambda m: opened.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: opened.errors.append(str(e)))
        page.on("dialog", lambda d: (opened.dialogs.append(d.message), d.dismiss()))
        page.goto(address)
        return opened

    yield open_page
    for context in contexts:
        context.close()
