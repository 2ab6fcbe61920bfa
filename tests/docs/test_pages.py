"""Links resolve, decision records are whole, equations match the code, and nothing names somebody's machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from docs_pages import ROOT, anchors, name_of, pages, prose

PARTS = ["Context", "Choice", "Rejected", "How we would know it was wrong"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:root|work|home|tmp|Users)/")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_internal_links_resolve(page: Path) -> None:
    for target in LINK.findall(prose(page.read_text(encoding="utf-8"))):
        if re.match(r"https?://|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{name_of(page)}: no file {target}"
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), (
                f"{name_of(page)}: no heading {target}"
            )


def _records() -> list[Path]:
    return sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


@pytest.mark.parametrize("record", _records(), ids=name_of)
def test_decision_record_has_its_four_parts(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    number = record.name[:4]
    assert text.startswith(f"# {number}. ")
    assert re.findall(r"^## (.+)$", text, re.M) == PARTS
    for part in re.split(r"^## .+$", text, flags=re.M)[1:]:
        assert len(part.split()) >= 15, f"{record.name}: a part says almost nothing"


def test_decision_records_are_numbered_in_order_and_listed() -> None:
    names = [record.name for record in _records()]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    index = (ROOT / "docs" / "adr" / "index.md").read_text(encoding="utf-8")
    navigation = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    for name in names:
        assert f"]({name})" in index
        assert f'"adr/{name}"' in navigation


def test_every_page_is_in_the_navigation() -> None:
    navigation = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]

    def leaves(node: object) -> list[str]:
        if isinstance(node, str):
            return [node]
        children = node.values() if isinstance(node, dict) else node
        return [leaf for child in children for leaf in leaves(child)]

    docs = ROOT / "docs"
    assert sorted(leaves(navigation)) == sorted(p.relative_to(docs).as_posix() for p in docs.rglob("*.md"))


def test_equations_have_the_numbers_of_the_code() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "detente" / "trade").glob("*.py"))
    )
    page = (ROOT / "docs" / "how-the-numbers-are-made.md").read_text(encoding="utf-8")
    lists = re.findall(r"[Ee]qs?\. (\(\d+\)(?:,? (?:and |to )?\(\d+\))*)(?!, doi)", code)
    in_code = {int(n) for one in lists for n in re.findall(r"\d+", one)}
    on_page = [int(n) for n in re.findall(r"\\tag\{(\d+)\}", page)]
    # Numbers are names that code and other pages refer to; a new equation keeps them even where it stands earlier.
    assert [n for n in on_page if on_page.count(n) > 1] == []
    assert set(on_page) == in_code
    for number in map(int, re.findall(r"(?<![A-Za-z\d])\((\d{1,2})\)", prose(page))):
        assert number in in_code, f"the text refers to equation ({number})"


def test_every_record_is_in_the_reference() -> None:
    from detente.ledger import records
    from detente.scenario import schema

    for module, page in ((records, "ledger-reference.md"), (schema, "scenario-reference.md")):
        shown = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for name in module.__all__:
            if hasattr(getattr(module, name), "model_fields"):
                assert f"```record\n{module.__name__}.{name}\n```" in shown, f"{page} lacks {name}"


def _text_files() -> list[Path]:
    folders = ("src", "tests", "docs", "tools", "benchmarks", ".ci")
    found = [p for p in ROOT.iterdir() if p.is_file()]
    found += [p for folder in folders for p in (ROOT / folder).rglob("*") if p.is_file()]
    endings = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".css", ".html", ".j2", ".csv", ""}
    return [
        p for p in found if p.suffix in endings and "__pycache__" not in p.parts and p.name != "brief.html"
    ]


def test_no_path_of_a_machine() -> None:
    for path in _text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not MACHINE_PATH.search(line), f"{name_of(path)}:{number}: {line.strip()[:100]}"
