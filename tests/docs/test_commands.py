"""Every command and every program shown in the documentation runs.

The blocks of a page are taken in order, in one empty folder: a block with a ``title`` is written as that file,
``detente`` commands run in a shell, Python blocks run as programs. A block with the title ``output`` is what the
last command or program before it prints, to the letter; with ``DETENTE_WRITE_OUTPUTS=1`` it is written into the
page instead. Commands that set up an environment are recognised by name; ``.ci/run`` runs them for real.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from docs_pages import ROOT, Block, blocks, commands, name_of, pages, prose, write_outputs

SETUP = (
    "make",
    "uv",
    "pip",
    "git",
    "cd",
    ".",
    "python3 -m venv",
    ".venv/bin/python -m pip",
    "python -m benchmarks",
    "python -m benchmarks.growth",
    "python -m benchmarks.phases",
    "python -m benchmarks.reading_scores",
)
"""Beginnings of commands that prepare an environment or measure it; they are not run here."""

RUNS = ("detente", "cat", "ls", "head")
"""Programs that a page may run."""

EXIT_CODE = re.compile(r"#.*\bexit code (\d)\b")


def _is_setup(command: str) -> bool:
    return any(command == start or command.startswith(start + " ") for start in SETUP)


def _programs(command: str) -> list[str]:
    """First word of each part of a pipeline; ``2>&1`` is part of the command before it."""
    lexer = shlex.shlex(command.replace("2>&1", ""), posix=True, punctuation_chars="|;&")
    lexer.whitespace_split = True
    words, first = [], True
    for token in lexer:
        if set(token) <= set("|;&"):
            first = True
        elif first:
            words.append(token)
            first = False
    return words


def _environment() -> dict[str, str]:
    scripts = Path(sys.executable).parent
    return os.environ | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }


def _run(block: Block, page: Path, folder: Path) -> str | None:
    """Write or run a block; what its last command or program prints, ``None`` when nothing ran."""
    if block.title:
        (folder / block.title).write_text(block.body, encoding="utf-8")
        return None
    printed = None
    if block.language == "console":
        for command in commands(block):
            if not _is_setup(command):
                wanted = int(match[1]) if (match := EXIT_CODE.search(command)) else 0
                shell = ["bash", "-o", "pipefail", "-c", command]
                printed = _output(shell, f"'{command}'", wanted, block, page, folder)
    elif block.language == "python":
        program = [sys.executable, "-W", "error", "-c", block.body]
        printed = _output(program, "the program", 0, block, page, folder)
    return printed


def _output(words: list[str], name: str, wanted: int, block: Block, page: Path, folder: Path) -> str:
    done = subprocess.run(
        words,
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode != wanted:
        pytest.fail(
            f"{name_of(page)}:{block.line}: {name} ended with {done.returncode}, expected {wanted}\n"
            f"{done.stderr[-2000:]}",
            pytrace=False,
        )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def _shows_something_to_run(page: Path) -> bool:
    return any(
        block.language == "python" or any(not _is_setup(c) for c in commands(block))
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.language in ("console", "python")
    )


@pytest.mark.parametrize("page", [p for p in pages() if _shows_something_to_run(p)], ids=name_of)
def test_page_runs(page: Path, tmp_path: Path) -> None:
    outputs, printed = [], None
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.title == "output":
            assert printed is not None, f"{name_of(page)}:{block.line}: an output, and nothing ran before it"
            outputs.append((block, printed))
        else:
            ran = _run(block, page, tmp_path)
            printed = printed if ran is None else ran
    if os.environ.get("DETENTE_WRITE_OUTPUTS") == "1":
        write_outputs(page, [text for _, text in outputs])
        return
    for block, printed in outputs:
        assert block.body == printed, (
            f"{name_of(page)}:{block.line}: shows what the program no longer prints. "
            "Fix: DETENTE_WRITE_OUTPUTS=1 python -m pytest tests/docs, and read the page again."
        )


FIGURE = re.compile(r"(?<![\d.,])[-+−]?\d+(?:\.\d+)?(?=\s(?:%|bn|billion|points)|\sof\sthe\s\d+\spackages)")


def test_figures_of_the_worked_example_are_printed_on_the_page() -> None:
    """No number of the prose without a command beside it that prints it, rounded as there or more finely."""
    text = (ROOT / "docs" / "worked-example.md").read_text(encoding="utf-8")
    shown = " ".join(b.body for b in blocks(text))
    known = {round(abs(float(n)), d) for n in re.findall(r"\d+(?:\.\d+)?", shown) for d in range(4)}
    figures = FIGURE.findall(prose(text))
    assert len(figures) > 10
    assert [f for f in figures if abs(float(f.replace("−", "-"))) not in known] == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_commands_are_known(page: Path) -> None:
    """A page shows no command that neither the tests nor ``.ci/run`` would run."""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language != "console":
            continue
        shown = commands(block)
        assert shown, f"{name_of(page)}:{block.line}: a console block without a line that begins with '$ '"
        for command in shown:
            if not _is_setup(command):
                unknown = [p for p in _programs(command) if p not in RUNS]
                assert not unknown, f"{name_of(page)}:{block.line}: nobody checks {unknown} in '{command}'"


def test_make_targets_exist() -> None:
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for page in pages():
        for block in blocks(page.read_text(encoding="utf-8")):
            for command in commands(block) if block.language == "console" else ():
                if command.startswith("make "):
                    targets = [word for word in shlex.split(command, comments=True)[1:] if "=" not in word]
                    assert set(targets) <= set(rules), f"{name_of(page)}:{block.line}: {command}"


def test_shell_blocks_are_console_blocks() -> None:
    """A command in a ``bash`` or ``sh`` block would escape the other tests."""
    for page in pages():
        for block in blocks(page.read_text(encoding="utf-8")):
            assert block.language not in ("bash", "sh", "shell"), f"{name_of(page)}:{block.line}"
