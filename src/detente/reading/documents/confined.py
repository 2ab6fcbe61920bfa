"""Taking text out of web pages and PDFs in a process of its own, with limits on its time and memory.

Documents are untrusted, and the libraries that take them apart are large: a page nested a hundred thousand deep or a
PDF that unfolds into gigabytes ends in an error here, not in a machine that stands still. The child gets the bytes on
its standard input and answers with JSON on its standard output; it opens no file and no connection.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from detente.errors import InputError, Problem
from detente.reading.documents.extracted import Extracted
from detente.reading.documents.limits import CHILD_CPU_S, CHILD_MEMORY_BYTES

__all__ = ["extract"]

_NAMES = {"pdf": "a PDF", "html": "a web page"}


def extract(kind: str, data: bytes, where: str) -> Extracted:
    """Text and metadata of a web page (``kind="html"``, UTF-8) or a PDF (``kind="pdf"``).

    Raises
    ------
    InputError
        For a document that cannot be read, is damaged, or needs more time or memory than is allowed, and when a
        package that takes it apart does not load.
    """
    command = [sys.executable, "-P", "-B", "-m", "detente.reading.documents.child", kind]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "ignore",
    }
    name = _NAMES[kind]
    try:
        done = subprocess.run(
            command, input=data, env=environment, capture_output=True, timeout=2 * CHILD_CPU_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(_too_slow(where, name)) from None
    if done.returncode == 0:
        answer = json.loads(done.stdout)
        if "broken" in answer:
            reason = " ".join(answer["broken"].split())
            fix = f"pip install --upgrade 'detente[{kind}]'"
            raise InputError(Problem(f"the extra {kind}", reason, "packages that load", fix))
        if "problem" in answer:
            raise InputError(Problem(where, **answer["problem"]))
        return Extracted.from_dict(answer)
    import signal

    if -done.returncode in (getattr(signal, "SIGXCPU", 24), getattr(signal, "SIGKILL", 9)):
        raise InputError(_too_slow(where, name))
    raise InputError(
        Problem(
            where,
            f"{name} that is damaged or unfolds into more than {CHILD_MEMORY_BYTES >> 20} MB",
            "a document as a publisher would issue it",
            "open it in a viewer, and give the text you see there as a text file",
        )
    )


def _too_slow(where: str, name: str) -> Problem:
    return Problem(
        where,
        f"{name} whose text takes more than {CHILD_CPU_S} s to take out",
        f"a document that is read in {CHILD_CPU_S} s",
        "cut it to the part that matters, or give its text as a text file",
    )
