"""The pages of the documentation and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=indent)```\s*$", re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    language: str
    title: str | None
    """``output`` for what the last command or program before it prints; otherwise the name of a file."""
    body: str
    line: int


def pages() -> list[Path]:
    """README, CONTRIBUTING, CHANGELOG and every page under docs."""
    return [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    ]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[Block]:
    """Fenced blocks in the order of the page."""
    found = []
    for match in FENCE.finditer(text):
        info = match["info"].strip()
        title = re.search(r'title="([^"]+)"', info)
        body = "\n".join(line.removeprefix(match["indent"]) for line in match["body"].splitlines())
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(info.split(" ")[0], title and title[1], body + "\n", line))
    return found


def write_outputs(page: Path, outputs: list[str]) -> None:
    """Replace the bodies of the output blocks of a page, in their order."""
    rest = iter(outputs)

    def replaced(match: re.Match[str]) -> str:
        if 'title="output"' not in match["info"]:
            return match[0]
        return f"```{match['info']}\n{next(rest)}```\n"

    text = page.read_text(encoding="utf-8")
    page.write_text(FENCE.sub(replaced, text), encoding="utf-8")


def commands(block: Block) -> list[str]:
    """Commands of a console block: what follows ``$ ``, with lines continued by a backslash."""
    joined = block.body.replace("\\\n", " ")
    return [line[2:].strip() for line in joined.splitlines() if line.startswith("$ ")]


def prose(text: str) -> str:
    """The text without fenced blocks and code spans; line numbers stay."""
    text = FENCE.sub(lambda m: "\n" * m[0].count("\n"), text)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(text: str) -> set[str]:
    """Ids of the headings, as the site and common Markdown readers make them."""
    found = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *$", FENCE.sub("", text), re.M):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
        found.add(re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", words).strip()))
    return found
