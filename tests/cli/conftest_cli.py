"""The installed command in an empty folder, as a user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

REPORT = """\
WASHINGTON, October 27, 2025 - President Donald Trump threatened on Friday to impose a
100% tariff on all Chinese goods from November 1. China's commerce ministry said it would
respond with countermeasures if the United States goes ahead. Treasury Secretary Scott
Bessent said China had agreed to make substantial purchases of US soybeans.
"""

SCENARIO = """\
title: 100 points on all goods from China
measures:
  - kind: import_tariff
    origin: CHN
    destination: USA
    add: 100 %
"""


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Detente:
    """The command line in a folder of its own."""

    folder: Path

    def __call__(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ended:
        """Run ``detente`` with the arguments; never longer than a minute."""
        done = subprocess.run(
            [str(Path(sys.executable).with_name("detente")), *arguments],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
            env=_environment() | environment,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def files(self) -> dict[str, bytes]:
        """Every file of the folder."""
        return {
            p.relative_to(self.folder).as_posix(): p.read_bytes() if p.is_file() else b"(folder)"
            for p in sorted(self.folder.rglob("*"))
        }


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")}
    return kept | {"COLUMNS": "80", "PYTHONWARNINGS": "error"}


@pytest.fixture
def detente(tmp_path: Path) -> Detente:
    """The command in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Detente(folder)


@pytest.fixture
def refused(detente: Detente) -> Callable[..., str]:
    """Run a command that must be refused: exit code 2, nothing on stdout, nothing written; its message."""

    def run(*arguments: str, code: int = 2, stdin: bytes = b"") -> str:
        before = detente.files()
        ended = detente(*arguments, stdin=stdin)
        assert (ended.code, ended.out) == (code, ""), ended.err
        assert detente.files() == before
        return ended.err

    return run
