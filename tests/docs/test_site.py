"""The documentation builds without a warning, and its pages ask no other host for anything."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docs_pages import ROOT

LOADING = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
}
"""Attributes whose address a browser fetches by itself; ``link`` is handled by its ``rel``."""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.fragments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        self.fetched += [values[name] for name in LOADING.get(tag, ()) if name in values]
        if tag == "link" and not {"canonical", "next", "prev", "alternate"} & set(
            values.get("rel", "").split()
        ):
            self.fetched.append(values.get("href", ""))
        if tag == "a" and re.fullmatch(r"#.+", values.get("href", "")):
            self.fragments.append(values["href"][1:])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("needs the extra 'docs': pip install '.[docs]'")
    copy = tmp_path_factory.mktemp("docs")
    for name in ("docs", "tools"):
        shutil.copytree(ROOT / name, copy / name)
    for name in ("zensical.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, copy / name)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": "tools"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def _parsed(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_pages_fetch_nothing_from_other_hosts(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        for address in _parsed(path).fetched:
            assert not re.match(r"(https?:)?//", address), f"{path.relative_to(site)} loads {address}"
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""(?:url\(|@import\s+)["']?(?:https?:)?//""", text), path.name


def test_links_within_a_page_have_their_target(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = _parsed(path)
        assert set(page.fragments) <= {*page.ids, "__comments"}, path.relative_to(site)


def test_equations_and_records_are_rendered(site: Path) -> None:
    numbers = (site / "how-the-numbers-are-made" / "index.html").read_text(encoding="utf-8")
    assert numbers.count("<math ") == numbers.count('class="formula"') > 12
    assert 'id="eq-9"' in numbers
    assert "\\" not in re.sub(r"<script.*?</script>", "", numbers, flags=re.S)
    ledger = (site / "ledger-reference" / "index.html").read_text(encoding="utf-8")
    assert "<code>responds_to</code>" in ledger
