"""A PostgreSQL server of one's own, for tests and benchmarks: started in a folder, stopped when it is left.

python -m benchmarks.postgresql start FOLDER     prints the URL of its database
python -m benchmarks.postgresql stop FOLDER
python -m benchmarks.postgresql version          prints it, where PostgreSQL is installed

Needs PostgreSQL's own programs (Debian: the package postgresql) and changes nothing outside the folder. The server
listens on a socket in a folder that only its user can enter. PostgreSQL refuses to run as root: root runs it as the
user ``postgres`` that Debian's package makes.
"""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["find_programs", "running_server", "start", "stop"]

USER = "detente"
DATABASE = "postgres"
SERVER_USER = "postgres"
"""Whom root runs the server as."""

PROGRAMS = "/usr/lib/postgresql/*/bin"
"""Where Debian has them; the newest counts."""


def find_programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``, where they are installed and can be run."""
    if os.getuid() == 0 and SERVER_USER not in {entry.pw_name for entry in pwd.getpwall()}:
        return None
    folders = sorted(glob.glob(PROGRAMS), key=lambda name: float(name.split("/")[-2]), reverse=True)
    on_path = shutil.which("initdb")
    folders += [str(Path(on_path).resolve().parent)] if on_path else []
    found = (Path(folder) for folder in folders if (Path(folder) / "initdb").exists())
    return next((folder for folder in found if (folder / "pg_ctl").exists()), None)


def start(folder: Path) -> str:
    """Make a cluster in a new folder and start its server; the URL of its database.

    Raises
    ------
    RuntimeError
        When PostgreSQL is not installed, or does not start; with what it said.
    """
    programs = find_programs()
    if programs is None:
        raise RuntimeError("PostgreSQL is not installed. Fix: apt-get install postgresql.")
    folder.mkdir(parents=True)
    if os.getuid() == 0:
        shutil.chown(folder, SERVER_USER, SERVER_USER)
    folder.chmod(0o700)
    _run([programs / "initdb", "--pgdata", folder / "data", "--username", USER, "--auth", "trust",
          "--encoding", "UTF8", "--locale", "C"], folder)  # fmt: skip
    # Its clients are killed, never the server or the machine: it need not wait for the disk.
    options = (
        f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=60 -c fsync=off"
    )
    _run([programs / "pg_ctl", "--pgdata", folder / "data", "--log", folder / "log", "--wait", "--timeout", "60",
          "--options", options, "start"], folder)  # fmt: skip
    return f"postgresql://{USER}@/{DATABASE}?host={folder}"


def stop(folder: Path) -> None:
    """Stop the server and remove its folder."""
    programs = find_programs()
    if programs is not None and (folder / "data" / "postmaster.pid").exists():
        _run(
            [programs / "pg_ctl", "--pgdata", folder / "data", "--mode", "immediate", "--wait", "stop"],
            folder,
        )
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_server() -> Iterator[str]:
    """A server for as long as the context lasts; its URL."""
    # The path of a socket has at most 107 characters, so the folder is not one deep in another.
    parent = Path(tempfile.mkdtemp(prefix="detente-"))
    parent.chmod(0o755)
    try:
        yield start(parent / "pg")
    finally:
        stop(parent / "pg")
        shutil.rmtree(parent, ignore_errors=True)


def _run(command: list[str | Path], folder: Path) -> None:
    words = [str(word) for word in command]
    if os.getuid() == 0:
        words = ["runuser", "-u", SERVER_USER, "--", *words]
    # Files, not pipes: the server keeps what its starter was given.
    with (folder / "said").open("wb") as said:
        done = subprocess.run(
            words, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        heard = "\n".join(
            path.read_text(encoding="utf-8", errors="replace")[-2000:]
            for path in (folder / "said", folder / "log")
            if path.exists()
        )
        raise RuntimeError(f"this failed: {' '.join(words)}\n{heard}")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["start", folder]:
            print(start(Path(folder).absolute()))
        case ["version"]:
            programs = find_programs()
            if programs is None:
                return 1
            print(
                subprocess.run(
                    [programs / "postgres", "--version"], check=True, capture_output=True, text=True
                ).stdout.strip()
            )
        case ["stop", folder]:
            stop(Path(folder).absolute())
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
