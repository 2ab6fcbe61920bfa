"""``detente ledger``, as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import feedparser
import icalendar
import pyarrow.parquet as pq
import pytest
from conftest_cli import REPORT, Detente

NOTICE = """\
format: detente-ledger-1
sources:
- {id: 2025-10-30-notice, kind: official, publisher: Office, published: '2025-10-30', summary: true}
text: The duty of 100 percent on Chinese goods will not be imposed.
measures:
- id: m1
  title: Duty of 100 percent
  identity: usa-100
  actor: [USA]
  target: [CHN]
  instrument: import_tariff
  scope: {products: [all_goods]}
  rate: {value_pct: 100}
  status: averted
  evidence:
  - quote: will not be imposed
"""

SHIPPED = ("--ledger", "us-china-2018-2026")


@pytest.fixture
def kept(detente: Detente) -> Detente:
    """A folder with a ledger of two documents."""
    detente.write("report.txt", REPORT)
    detente.write("notice.yaml", NOTICE)
    ended = detente("ledger", "add", "report.txt", "notice.yaml")
    assert (ended.code, ended.err) == (0, "")
    return detente


def report_of(kept: Detente) -> str:
    return kept("ledger", "documents").out.split()[0]


def statuses(kept: Detente, *arguments: str) -> dict[str, str]:
    ended = kept("ledger", "show", "--json", *arguments)
    assert (ended.code, ended.err) == (0, "")
    return {one["id"]: one["status"] for one in json.loads(ended.out)["measures"]}


def test_documents_are_added_once_and_listed(kept: Detente) -> None:
    report = report_of(kept)
    again = kept("ledger", "add", "report.txt", "notice.yaml")
    assert again.out == f"kept {report}: it is there already\nkept 2025-10-30-notice: it is there already\n"
    listed = json.loads(kept("ledger", "documents", "--json").out)
    assert [one["id"] for one in listed] == [report, "2025-10-30-notice"]
    assert listed[1] == {
        "id": "2025-10-30-notice",
        "publisher": "Office",
        "published": "2025-10-30",
        "summary": True,
    }


def test_a_removed_document_takes_its_effects_with_it(kept: Detente) -> None:
    assert statuses(kept, "--as-of", "2025-11-05")["usa-100"] == "averted"
    ended = kept("ledger", "remove", "2025-10-30-notice")
    assert (ended.code, ended.out) == (0, "removed 2025-10-30-notice\n")
    assert "averted" not in statuses(kept, "--as-of", "2025-11-05").values()
    assert kept("ledger", "add", "notice.yaml").out == "added 2025-10-30-notice: 1 record\n"
    assert statuses(kept, "--as-of", "2025-11-05")["usa-100"] == "averted"


def test_what_was_known_decides_when_asked(kept: Detente) -> None:
    assert statuses(kept, "--as-of", "2025-10-28")["usa-100"] == "threatened"
    found = json.loads(kept("ledger", "show", "--json", "--as-of", "2025-11-05", "--known", "2025-10-28").out)
    (measure,) = [one for one in found["measures"] if one["target"] == ["CHN"]]
    assert (measure["status"], measure["stale"]) == ("threatened", True)
    assert found["known"] == "2025-10-28"


def test_show_names_the_sentence_and_hides_what_has_ended(kept: Detente) -> None:
    shown = kept("ledger", "show", "--as-of", "2025-10-28", NO_COLOR="1")
    assert (shown.code, shown.err) == (0, "")
    assert "[threatened since 24 Oct 2025]" in " ".join(shown.out.split())
    assert max(map(len, shown.out.splitlines())) <= 80
    ended = kept("ledger", "show", "--as-of", "2025-11-05", NO_COLOR="1").out
    assert "1 ended: add --ended to see them" in ended
    assert "averted since 30 Oct 2025" in kept("ledger", "show", "--as-of", "2025-11-05", "--ended").out


def test_diff_cites_the_document_that_says_so(kept: Detente) -> None:
    found = json.loads(kept("ledger", "diff", "--from", "2025-10-28", "--to", "2025-11-05", "--json").out)
    assert [(one["kind"], one["before"], one["after"], one["ref"], one["quote"]) for one in found] == [
        ("status", "threatened", "averted", "2025-10-30-notice/m1", "will not be imposed"),
    ]
    printed = kept("ledger", "diff", "--from", "2025-10-28", "--to", "2025-11-05", NO_COLOR="1").out
    assert printed.startswith("From 28 Oct 2025 to 5 Nov 2025: 1 change")
    assert "threatened → averted" in printed


def test_calendar_is_printed_as_json_and_as_a_file(detente: Detente) -> None:
    detente.write("report.txt", REPORT)
    detente("ledger", "add", "report.txt")
    found = json.loads(detente("ledger", "calendar", "--from", "2025-10-28", "--json").out)
    assert [(one["first"], one["kind"], one["status"]) for one in found] == [
        ("2025-11-01", "effective", "threatened")
    ]
    assert "effective, threatened" in detente("ledger", "calendar", "--from", "2025-10-28").out
    ended = detente("ledger", "calendar", "--from", "2025-10-28", "-o", "talks.ics")
    assert (ended.code, ended.out, ended.err) == (0, "", "wrote talks.ics: 1 entries\n")
    (event,) = icalendar.Calendar.from_ical(detente.files()["talks.ics"]).walk("VEVENT")
    assert event["summary"].startswith("threatened: ")
    assert event["uid"] == f"{found[0]['uid']}@detente"
    assert (
        detente("ledger", "calendar", "--from", "2026-01-01").out
        == "nothing ahead that a document tells of\n"
    )


def test_check_tells_and_errors_end_with_five(kept: Detente) -> None:
    ended = kept("ledger", "check", "--as-of", "2025-11-05", "--json")
    assert ended.code == 0
    assert {(one["severity"], one["kind"]) for one in json.loads(ended.out)} >= {("warning", "one_sided")}
    kept.write(
        "late.yaml", NOTICE.replace("2025-10-30-notice", "2025-10-31-late").replace("status: averted", (
            "status: announced\n  announced: {value: '2025-10-31', as_written: today}\n"
            "  effective: {value: '2025-10-01', as_written: 1 October}"
        )),
    )  # fmt: skip
    assert kept("ledger", "add", "late.yaml").code == 0
    wrong = kept("ledger", "check", "--as-of", "2025-11-05")
    assert wrong.code == 5
    assert wrong.err == "error: 1 error in the ledger\n"
    assert "effective (2025-10-01) lies before announced" in wrong.out


def test_a_ledger_in_another_place(detente: Detente) -> None:
    detente.write("notice.yaml", NOTICE)
    for place in ("mine", "sqlite:///mine.db"):
        assert detente("ledger", "add", "notice.yaml", "--ledger", place).code == 0
        assert detente("ledger", "documents", "--ledger", place).out == "2025-10-30-notice  Office\n"
    assert detente("ledger", "documents", DETENTE_LEDGER="mine").out == "2025-10-30-notice  Office\n"
    assert json.loads(detente("ledger", "documents", "--ledger", "notice.yaml", "--json").out)[0]["id"] == (
        "2025-10-30-notice"
    )


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_export(kept: Detente, suffix: str) -> None:
    ended = kept("ledger", "export", "-o", f"t.{suffix}", "--as-of", "2025-11-05")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith(f"wrote t.{suffix}: ")
    data = kept.files()[f"t.{suffix}"]
    if suffix == "csv":
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"))))
    elif suffix == "jsonl":
        rows = [json.loads(line) for line in data.splitlines()]
    else:
        rows = pq.read_table(io.BytesIO(data)).to_pylist()
    assert {row["id"]: row["status"] for row in rows}["usa-100"] == "averted"


def test_export_in_the_forms_of_others(kept: Detente) -> None:
    def rows(*arguments: str) -> list[dict[str, str]]:
        ended = kept("ledger", "export", "-o", "t.jsonl", "--as-of", "2025-11-05", *arguments)
        assert ended.code == 0, ended.err
        return [json.loads(line) for line in kept.files()["t.jsonl"].splitlines()]

    assert rows("--form", "gta") == []
    flagged = rows("--form", "gta", "--threats")
    assert {"neither announced nor in force, only averted and threatened"} <= {
        r["outside_gta"] for r in flagged
    }
    assert {row["intervention_type_id"] for row in flagged} >= {47}
    assert "1312" in {row["cameo_code"] for row in rows("--form", "cameo")}
    assert {row["source"] for row in rows("--table", "sources")} == {report_of(kept), "2025-10-30-notice"}


def test_feed(kept: Detente) -> None:
    for name in ("changes.xml", "changes.json"):
        ended = kept("ledger", "feed", "-o", name, "--since", "2025-10-28", "--to", "2025-11-05")
        assert (ended.code, ended.out, ended.err) == (0, "", f"wrote {name}: 1 entries\n")
    feed = feedparser.parse(kept.files()["changes.xml"])
    assert [entry.title for entry in feed.entries] == ["Duty of 100 percent: threatened → averted"]
    (item,) = json.loads(kept.files()["changes.json"])["items"]
    assert item["id"] == feed.entries[0].id


def test_what_ships_can_be_asked_by_name(detente: Detente) -> None:
    found = json.loads(detente("ledger", "show", *SHIPPED, "--as-of", "2019-05-10", "--json").out)
    (list_3,) = [one for one in found["measures"] if one["id"] == "usa-301-list-3"]
    assert (list_3["status"], list_3["rate"]["value_pct"]) == ("in_force", 25.0)
    assert detente.files() == {}


@pytest.mark.parametrize(("arguments", "message"), [
    (("diff", "--to", "2025-01-01"),
     "--from: got nothing, expected a day as YYYY-MM-DD. Fix: write for example --from 2025-10-27."),
    (("diff", "--from", "2025-02-01", "--to", "2025-01-01"),
     "--to: got 2025-01-01, expected a day from 2025-02-01 on. Fix: exchange the two days."),
    (("show", "--as-of", "tomorrow"),
     "--as-of: got 'tomorrow', expected a day as YYYY-MM-DD. Fix: write for example --as-of 2025-10-27."),
    (("show", "--ledger", "nowhere"),
     "nowhere: got no ledger there, expected a ledger of documents. Fix: check the name; adding a document makes a "
     "ledger."),
    (("calendar", *SHIPPED, "-o", "no/t.ics"),
     "no/t.ics: got no folder no, expected a file in a folder that exists. Fix: make the folder first."),
    (("export", *SHIPPED, "-o", "t.xlsx"),
     "t.xlsx: got the ending '.xlsx', expected one of .csv, .jsonl, .parquet. Fix: rename the file."),
    (("export", *SHIPPED, "-o", "t.csv", "--form", "idea"),
     "form: got 'idea', expected one of detente, gta, cameo. Fix: choose one of them."),
    (("export", *SHIPPED, "-o", "t.csv", "--form", "gta", "--table", "claims"),
     "table: got 'claims' in the form 'gta', expected measures. Fix: choose it."),
    (("export", *SHIPPED, "-o", "t.csv", "--threats"),
     "--threats: got the form 'detente', expected the form 'gta'. Fix: leave it out: threats are in anyway."),
    (("feed", *SHIPPED, "-o", "t.txt"),
     "t.txt: got the ending '.txt', expected one of .xml, .rss, .json. Fix: rename the file."),
    (("feed", *SHIPPED, "-o", "t.xml", "--since", "2025-02-01", "--to", "2025-01-01"),
     "--to: got 2025-01-01, expected a day from 2025-02-01 on. Fix: exchange the two days."),
    (("add", "missing.txt"),
     "missing.txt: got no such file, expected a document. Fix: check the name, or give - for standard input."),
])  # fmt: skip
def test_refusals(refused: Callable[..., str], arguments: tuple[str, ...], message: str) -> None:
    assert refused("ledger", *arguments) == f"error: {message}\n"


def test_removing_what_is_not_there_removes_nothing(kept: Detente, refused: Callable[..., str]) -> None:
    assert refused("ledger", "remove", "2025-10-30-notice", "other", "another") == (
        "errors:\n"
        "other: got no document of that id, expected one of 'ledger documents'. Fix: check the id.\n"
        "another: got no document of that id, expected one of 'ledger documents'. Fix: check the id.\n"
    )
    assert "2025-10-30-notice" in kept("ledger", "documents").out


def test_one_bad_document_keeps_all_out(kept: Detente, refused: Callable[..., str]) -> None:
    kept.write("bad.yaml", NOTICE.replace("will not be imposed\n", "nowhere in the text\n", 1).replace(
        "2025-10-30-notice", "2025-12-01-bad"))  # fmt: skip
    kept.write("good.yaml", NOTICE.replace("2025-10-30-notice", "2025-12-01-good"))
    message = refused("ledger", "add", "good.yaml", "bad.yaml")
    assert message == (
        "error: bad.yaml:16 measures[0].evidence[0]: got 'nowhere in the text', found 0 times in the text, expected a "
        "quote that stands in the text once. Fix: copy it from the text; where it stands twice, take more words or "
        "give start and end.\n"
    )
    assert "2025-12-01-good" not in kept("ledger", "documents").out
