"""The bundled world: one compressed file of arrays and one JSON file that says where they come from."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.errors import DataError, Problem
from detente.world.provenance import Provenance
from detente.world.world import World

__all__ = [
    "ARRAYS",
    "PROVENANCE",
    "bundled_path",
    "load_bundled",
    "pack",
    "read_folder",
    "verify_bundled",
    "write_folder",
]

ARRAYS = "world2022.npz"
PROVENANCE = "world2022.json"
REINSTALL = "install detente again"


def bundled_path(name: str = "") -> Path:
    """Folder of the bundled files, or one of them."""
    return Path(str(resources.files("detente.world"))) / "bundled" / name


@lru_cache(maxsize=1)
def load_bundled() -> World:
    """See :meth:`World.load`."""
    return read_folder(bundled_path())


def read_folder(folder: Path) -> World:
    """World from the two files that :func:`write_folder` wrote.

    Raises
    ------
    DataError
        When a file is missing or damaged.
    """
    for name in (ARRAYS, PROVENANCE):
        if not (folder / name).is_file():
            raise DataError(Problem(str(folder / name), "no file", "the bundled world", REINSTALL))
    try:
        with np.load(folder / ARRAYS, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        meta = Provenance.from_json((folder / PROVENANCE).read_text(encoding="utf-8"))
        return World(
            economies=tuple(arrays["economies"].tolist()),
            sectors=tuple(arrays["sectors"].tolist()),
            flows=arrays["flows"],
            intermediate=arrays["intermediate"],
            tariffs=arrays["tariffs"],
            elasticities=dict(zip(arrays["sets"].tolist(), arrays["theta"], strict=True)),
            goods=arrays["goods"],
            meta=meta,
            default_elasticities=str(arrays["default"]),
        )
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        got = f"a damaged file ({type(error).__name__})"
        raise DataError(Problem(str(folder), got, "the world as it was built", REINSTALL)) from error


def write_folder(world: World, folder: Path) -> dict[str, str]:
    """Write ``world`` as arrays (float32) and provenance; SHA-256 by file name.

    The bytes depend on the numbers alone: entries are sorted and carry no time. Float32 is what the OECD
    figures come in; a world that was rounded to it beforehand is restored exactly.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        ARRAYS: pack(
            {
                "default": np.array(world.default_elasticities),
                "economies": np.array(world.economies),
                "flows": world.flows.astype(np.float32),
                "goods": np.array(world.goods),
                "intermediate": world.intermediate.astype(np.float32),
                "sectors": np.array(world.sectors),
                "sets": np.array(list(world.elasticities)),
                "tariffs": world.tariffs.astype(np.float32),
                "theta": np.array(list(world.elasticities.values())),
            }
        ),
        PROVENANCE: world.meta.to_json().encode(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def pack(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    """An ``.npz`` whose bytes depend on the arrays alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(arrays):
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(entry, content.getvalue(), compresslevel=9)
    return buffer.getvalue()


def verify_bundled(folder: Path | None = None) -> dict[str, bool]:
    """Whether each bundled file has the SHA-256 listed in ``SHA256SUMS`` beside it.

    Raises
    ------
    DataError
        When the list is missing.
    """
    folder = folder or bundled_path()
    sums = folder / "SHA256SUMS"
    if not sums.is_file():
        raise DataError(Problem(str(sums), "no file", "the list of checksums", REINSTALL))
    out = {}
    for line in sums.read_text(encoding="utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        path = folder / name
        out[name] = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
    return out
