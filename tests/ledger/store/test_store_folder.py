"""The folder: what is in it, what people may do to it, and what interruptions and full disks leave."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from pathlib import Path

import ledger_crashes
import pytest
from benchmarks.kill_ledger import document

from detente import disk
from detente.errors import InputError
from detente.ledger import Ledger
from detente.ledger.store import FolderStore, open_store

ONE, TWO, THREE, FOUR, FIVE = (document(n).sources[0].id for n in range(1, 6))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the documents 1 and 2; 5 was removed."""
    path = tmp_path / "ledger"
    store = FolderStore(path, create=True, title="Test")
    store.add_all([document(1), document(2), document(5)])
    store.remove(FIVE)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def test_layout(folder: Path) -> None:
    assert sorted(contents(folder)) == [
        ".gitattributes",
        ".gitignore",
        f"documents/{ONE}.yaml",
        f"documents/{TWO}.yaml",
        "ledger.yaml",
        f"removed/{FIVE}.yaml",
    ]
    assert (folder / "ledger.yaml").read_text() == "format: detente-store-1\ntitle: Test\n"
    assert (folder / ".gitignore").read_text() == "/lock\n/incoming/\n/removed/\n"
    assert (folder / ".gitattributes").read_text() == "*.yaml text eol=lf\n"


def test_version_control_sees_the_documents_alone(folder: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git")

    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "all")
    assert git("ls-files").split() == [
        ".gitattributes",
        ".gitignore",
        f"documents/{ONE}.yaml",
        f"documents/{TWO}.yaml",
        "ledger.yaml",
    ]
    FolderStore(folder).add(ledger_crashes.other(1), replace=True)
    assert git("diff", "--numstat").split() == ["1", "1", f"documents/{ONE}.yaml"]
    git("commit", "-qam", "read anew")
    git("clone", "-q", ".", "copy")
    assert FolderStore(folder / "copy").ledgers() == FolderStore(folder).ledgers()


def test_empty_clone_without_the_folder_of_documents(folder: Path) -> None:
    shutil.rmtree(folder / "documents")
    store = FolderStore(folder)
    assert store.ledgers() == ()
    assert store.add(document(3))


def test_readers_need_no_lock_and_no_right_to_write(folder: Path) -> None:
    (folder / "lock").unlink()
    for path in (folder, folder / "documents"):
        path.chmod(0o500)
    try:
        assert FolderStore(folder).documents() == (ONE, TWO)
        assert not (folder / "lock").exists()
    finally:
        for path in (folder, folder / "documents"):
            path.chmod(0o700)


def test_other_files_are_left_alone(folder: Path) -> None:
    for name in ("documents/notes.txt", f"documents/.{ONE}.yaml.swp", f"documents/{ONE}.yaml~", "README.md"):
        (folder / name).write_text("mine")
    store = FolderStore(folder)
    store.add(document(3))
    assert store.documents() == tuple(sorted((ONE, TWO, THREE)))
    assert (folder / "documents/notes.txt").read_text() == "mine"


def test_every_problem_of_every_file_at_once(folder: Path) -> None:
    first = folder / "documents" / f"{ONE}.yaml"
    first.write_text(first.read_text().replace("instrument: import_tariff", "instrument: tarif"))
    (folder / "documents" / f"{TWO}.yaml").write_bytes(b"format: detente-ledger-1\ntitle: \xff\n")
    (folder / "documents" / "My notes.yaml").write_text("a: b\n")
    measures = len(document(1).measures)
    with pytest.raises(InputError) as error:
        FolderStore(folder).ledgers()
    messages = [str(problem) for problem in error.value.problems]
    assert len(messages) == measures + 2
    assert messages[-1] == (
        "documents/My notes.yaml: got a name that is no id, expected small letters, digits, hyphens and points, at "
        "most 100 characters. Fix: rename the file, and change the id in it."
    )
    lines = first.read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "tarif" in text)
    tarif = [message for message in messages if f"{ONE}.yaml" in message]
    assert tarif[0].startswith(
        f"documents/{ONE}.yaml:{line} measures[0].instrument: got 'tarif', expected one of import_tariff, "
    )
    assert (
        f"documents/{TWO}.yaml:2: got bytes that are no text, expected a ledger in UTF-8. "
        "Fix: save the file as UTF-8 text." in messages
    )


def test_file_under_another_name(folder: Path) -> None:
    (folder / "documents" / f"{ONE}.yaml").rename(folder / "documents" / "2025-renamed.yaml")
    with pytest.raises(InputError) as error:
        FolderStore(folder).get("2025-renamed")
    assert str(error.value) == (
        f"documents/2025-renamed.yaml:3 sources[0].id: got '{ONE}', expected '2025-renamed', under which it is kept. "
        "Fix: change the id here and in the evidence, or the name of the file."
    )


@pytest.mark.parametrize(
    ("marker", "message"),
    [
        (
            "format: detente-store-2\n",
            "got detente-store-2, expected detente-store-1. Fix: update detente: a newer one made this ledger.",
        ),
        (
            "title: mine\n",
            "got another file, expected one with 'format: detente-store-1'. Fix: name the folder of a ledger.",
        ),
        (
            "- a\n",
            "got another file, expected one with 'format: detente-store-1'. Fix: name the folder of a ledger.",
        ),
    ],
)
def test_other_markers(folder: Path, marker: str, message: str) -> None:
    (folder / "ledger.yaml").write_text(marker)
    for create in (False, True):
        with pytest.raises(InputError) as error:
            FolderStore(folder, create=create)
        assert str(error.value) == f"{folder}/ledger.yaml: {message}"


def test_ledger_is_made_only_where_it_is_alone(tmp_path: Path) -> None:
    busy = tmp_path / "busy"
    busy.mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (busy / name).touch()
    with pytest.raises(InputError) as error:
        FolderStore(busy, create=True)
    assert str(error.value) == (
        f"{busy}: got a folder with other files (a.txt, b.txt, c.txt ...), expected a new folder, or that of a ledger. "
        "Fix: choose another name."
    )
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(InputError) as error:
        FolderStore(file, create=True)
    assert str(error.value) == f"{file}: got a file, expected a folder. Fix: choose another name."
    assert sorted(path.name for path in busy.iterdir()) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "README.md").write_text("mine")
    assert FolderStore(repository, create=True).documents() == ()
    orphaned = tmp_path / "orphaned"
    FolderStore(orphaned, create=True).add(document(1))
    (orphaned / "ledger.yaml").unlink()
    with pytest.raises(InputError, match=r"a folder with other files \(documents\)"):
        FolderStore(orphaned, create=True)


def test_writer_waits_no_longer_than_it_may(folder: Path) -> None:
    slow = FolderStore(folder, wait_s=0.05)
    with slow._lock.write(), pytest.raises(InputError) as error:
        FolderStore(folder, wait_s=0.05).add(document(3))
    assert str(error.value) == (
        f"{folder}: got another process writing to it for more than 0.05 s, expected one that finishes. "
        "Fix: wait until it has finished, or end it: nothing is lost by that."
    )
    assert slow.add(document(3))


# -- interruptions -----------------------------------------------------------------------------------------------
BEFORE = {ONE: document(1), TWO: document(2)}
AFTER: dict[str, dict[str, Ledger]] = {
    "add": BEFORE | {THREE: document(3)},
    "replace": BEFORE | {ONE: ledger_crashes.other(1)},
    "add several": BEFORE | {ONE: ledger_crashes.other(1), THREE: document(3), FOUR: document(4)},
    "remove": {TWO: document(2)},
    "restore": BEFORE | {FIVE: document(5)},
}


def state(folder: Path) -> dict[str, Ledger]:
    return {ledger.sources[0].id: ledger for ledger in FolderStore(folder).ledgers()}


@pytest.mark.parametrize("action", AFTER)
def test_killed_at_any_step(folder: Path, tmp_path: Path, action: str) -> None:
    """Whatever the step: the state before or the state after, and the next writer goes on."""
    seen = set()
    for step in range(1, 100):
        copy = tmp_path / f"copy-{step}"
        shutil.copytree(folder, copy)
        code = ledger_crashes.run(ledger_crashes.die_at, str(copy), action, step)
        found = state(copy)
        seen.add(found == AFTER[action])
        assert found in (BEFORE, AFTER[action]), f"step {step}"
        if code == 0:
            break
        assert code == -9
        assert FolderStore(copy).add(document(9))
        assert state(copy) == found | {document(9).sources[0].id: document(9)}
        assert not {"incoming", "pending"} & {path.name for path in copy.iterdir()}
        shutil.rmtree(copy)
    assert code == 0, "the writer never came to its end"
    assert step > 3
    assert found == AFTER[action]
    assert seen == {False, True}


def test_killed_at_any_step_while_a_ledger_is_made(tmp_path: Path) -> None:
    for step in range(1, 100):
        place = tmp_path / f"new-{step}"
        code = ledger_crashes.run(ledger_crashes.die_at, str(place), "create", step)
        store = open_store(place, create=True)
        assert store.add(document(1))
        assert store.ledgers() == (document(1),)
        if code == 0:
            break
        assert code == -9
    assert code == 0
    assert step > 5


def test_everything_is_on_the_disk_before_it_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut finds no name without its bytes: file, then name, then the folder of the name."""
    trace: list[tuple[str, str]] = []
    fsync, replace = os.fsync, os.replace

    def traced_fsync(handle: int) -> None:
        trace.append(("disk", os.readlink(f"/proc/self/fd/{handle}")))
        fsync(handle)

    def traced_replace(source: Path, target: Path) -> None:
        trace.append(("name", f"{source} {target}"))
        replace(source, target)

    store = FolderStore(folder)
    monkeypatch.setattr(os, "fsync", traced_fsync)
    monkeypatch.setattr(os, "replace", traced_replace)
    store.add(document(3))
    incoming, documents = folder / "incoming", folder / "documents"
    assert trace == [
        ("disk", f"{incoming}/{THREE}.yaml"),
        ("name", f"{incoming}/{THREE}.yaml {documents}/{THREE}.yaml"),
        ("disk", str(documents)),
    ]
    trace.clear()
    store.add_all([document(4), document(5)])
    assert [kind for kind, _ in trace] == [
        "disk",
        "disk",
        "disk",
        "name",
        "disk",
        "name",
        "name",
        "disk",
        "disk",
    ]
    assert trace[2:5] == [
        ("disk", str(incoming)),
        ("name", f"{incoming} {folder / 'pending'}"),
        ("disk", str(folder)),
    ]


def test_pending_documents_are_part_of_the_ledger(folder: Path) -> None:
    """A writer that was killed between the decision and the work: readers see all of it."""
    pending = folder / "pending"
    pending.mkdir()
    other = FolderStore(folder.parent / "other", create=True)
    other.add_all([ledger_crashes.other(1), document(3)])
    for path in (folder.parent / "other" / "documents").iterdir():
        path.rename(pending / path.name)
    store = FolderStore(folder)
    expected = BEFORE | {ONE: ledger_crashes.other(1), THREE: document(3)}
    assert state(folder) == expected
    assert store.documents() == tuple(sorted(expected))
    assert store.get(ONE) == ledger_crashes.other(1)
    version = store.version
    store.add(document(2))
    assert not pending.exists()
    assert state(folder) == expected
    assert store.version == version


def test_readers_see_every_change_as_a_whole(folder: Path) -> None:
    """While documents are added in pairs, no reader ever sees half a pair."""
    pairs = [(document(n), document(n + 1)) for n in range(100, 160, 2)]
    store = FolderStore(folder)
    finished = threading.Event()

    def write() -> None:
        for pair in pairs:
            store.add_all(pair)
        finished.set()

    writer = threading.Thread(target=write)
    writer.start()
    looks = 0
    while not finished.is_set() or not looks:
        ids = set(FolderStore(folder).documents())
        for first, second in pairs:
            assert (first.sources[0].id in ids) == (second.sources[0].id in ids)
        looks += 1
    writer.join()
    assert len(FolderStore(folder).documents()) == 2 + 2 * len(pairs)


# -- full disks --------------------------------------------------------------------------------------------------
def full(place: Path, words: str = "No space left on device") -> str:
    return (
        f"{place}: got an error ({words}), expected a folder that can be written, with room for the documents. "
        "Fix: free some space or mend the permissions, and run the same again: no document is there in part."
    )


@pytest.mark.parametrize("action", AFTER)
def test_disk_full_from_any_step_on(folder: Path, tmp_path: Path, action: str) -> None:
    said = tmp_path / "said"
    refused = 0
    for step in range(1, 100):
        copy = tmp_path / f"copy-{step}"
        shutil.copytree(folder, copy)
        assert ledger_crashes.run(ledger_crashes.fill_up_at, str(copy), action, step, str(said)) == 0
        outcome = said.read_text()
        assert outcome.startswith("done") or outcome == full(copy)
        refused += not outcome.startswith("done")
        found = state(copy)
        assert found == AFTER[action] if outcome.startswith("done") else found in (BEFORE, AFTER[action])
        assert FolderStore(copy).add(document(9))
        shutil.rmtree(copy)
        if outcome.startswith("done in"):
            break
    assert refused >= 3
    assert outcome.startswith("done in")


def test_refused_document_leaves_the_folder_as_it_was(folder: Path, tmp_path: Path) -> None:
    """A limit on the size of files, as a quota sets it."""
    before, said = contents(folder), tmp_path / "said"
    assert ledger_crashes.run(ledger_crashes.add_with_small_files, str(folder), 1000, str(said)) == 0
    assert said.read_text() == full(folder, "File too large")
    assert contents(folder) == before
    assert not (folder / "incoming").exists()


@pytest.mark.parametrize("name", ["ledger", "ledger.db"])
def test_disk_that_is_really_full(tmp_path: Path, name: str) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(small)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small file system")
    try:
        store = open_store(small / name, create=True)
        added: list[Ledger] = []
        refusal = ""
        for number in range(200):
            try:
                store.add(document(number))
            except InputError as error:
                refusal = str(error)
                break
            added.append(document(number))
        assert "(No space left on device)" in refusal or "(database or disk is full)" in refusal
        assert refusal.endswith("and run the same again: no document is there in part.")
        assert len(added) > 3
        with pytest.raises(InputError, match="no document is there in part"):
            store.add_all([document(n) for n in range(300, 340)])
        assert {g.sources[0].id: g for g in store.ledgers()} == {g.sources[0].id: g for g in added}
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(disk, "write_new", refuse)
    before = contents(folder)
    with pytest.raises(InputError) as error:
        FolderStore(folder).add(document(3))
    assert str(error.value) == full(folder, "Permission denied")
    assert contents(folder) == before


def test_folder_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "documents" / f"{ONE}.yaml"
    path.unlink()
    path.mkdir()
    with pytest.raises(InputError) as error:
        FolderStore(folder).ledgers()
    assert str(error.value) == (
        f"{path}: got an error (Is a directory), expected a folder that can be read. "
        "Fix: check the name and the permissions."
    )
