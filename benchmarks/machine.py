"""What times depend on: versions, processor, load."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

__all__ = ["machine"]

PACKAGES = ("detente", "numpy", "scipy", "gegravity", "sanction-simulator")


def machine() -> dict[str, Any]:
    """What the times depend on."""
    found: dict[str, Any] = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    processor = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            x.partition(":")[2].strip()
            for x in cpuinfo.read_text().splitlines()
            if x.startswith("model name")
        ]
        processor = names[0] if names else processor
    return found | {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": processor,
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
    }
