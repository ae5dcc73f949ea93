"""Every fenced block of the documents does what it says.

`pycon` and `python` run, `osaid` is loaded as a policy, a `yaml` record is read, and
`console` commands run in an empty folder. A block with a file name after its language
is a file in that folder. `sh` blocks set things up and are run by `.ci/run`.
"""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

import osaid
from osaid.command import main
from tests import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(
    r"```(?P<language>\w*) ?(?P<file>[\w.-]*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
BAD_INPUT = 2


@frozen
class Block:
    """A fenced block of a page, with the line on which its text begins."""

    page: Path
    line: int
    language: str
    file: str
    text: str

    @property
    def name(self) -> str:
        """Return page and line, as an editor opens them."""
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def blocks(page: Path) -> Iterator[Block]:
    """Return the fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start("text")) + 1
        yield Block(page, line, match["language"], match["file"], match["text"])


BLOCKS = [block for page in PAGES for block in blocks(page)]


def check_session(block: Block) -> None:
    """Run a `pycon` block as a doctest."""
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(
        block.text, {}, block.name, str(block.page), block.line - 1
    )
    doctest.DebugRunner(optionflags=options).run(test)


def check_program(block: Block) -> None:
    """Run a `python` block, with its own lines in a traceback."""
    padded = "\n" * (block.line - 1) + block.text
    exec(compile(padded, str(block.page), "exec"), {})  # noqa: S102 - it is ours


def check_policy(block: Block) -> None:
    """Load an `osaid` block as a policy, without a diagnostic."""
    policy = osaid.parse_policy(block.text)
    assert policy.diagnostics == ()


def check_record(block: Block) -> None:
    """Read a `yaml` block as a record, when it is one."""
    if "osaid_record:" in block.text:
        osaid.read(block.text.encode())


def check_commands(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a `console` block beside the files of its page."""
    for other in BLOCKS:
        if other.page == block.page and other.file:
            Path(other.file).write_text(other.text, encoding="utf-8")
    for command, expected in commands(block.text):
        program, *arguments = shlex.split(command)
        assert program == "osaid"
        capsys.readouterr()
        code = main(arguments)
        output = "".join(capsys.readouterr())
        if expected:
            assert matches(output, expected), f"$ {command}\n{output}"
        else:
            assert code != BAD_INPUT, f"$ {command}\n{output}"


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Return each command of a session with what should follow it."""
    _, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    for part in parts:
        command, _, expected = part.partition("\n")
        yield command, expected.strip()


def matches(output: str, expected: str) -> bool:
    """Return whether an output is as expected; `...` stands for anything."""
    lines = "\n".join(line.rstrip() for line in output.strip().splitlines())
    pattern = ".*?".join(map(re.escape, expected.split("...")))
    return re.fullmatch(pattern, lines, re.DOTALL) is not None


CHECKS = {
    "osaid": check_policy,
    "pycon": check_session,
    "python": check_program,
    "yaml": check_record,
}
UNCHECKED = {"", "csv", "json", "sh", "text", "toml"}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_block(
    block: Block,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    if block.language == "console":
        check_commands(block, capsys)
    elif block.language not in UNCHECKED:
        CHECKS[block.language](block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_is_a_block(page: Path) -> None:
    fences = re.findall(r"^ *```", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(list(blocks(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    broken = [
        link
        for link in links
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert broken == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    docs = ROOT / "docs"
    pages = {p.relative_to(docs).as_posix() for p in docs.rglob("*.md")} - {"index.md"}
    assert {page for page in pages if f"]({page})" not in index} == set()


@pytest.mark.parametrize(
    ("output", "expected", "same"),
    [
        ("a\nb  \nc\n", "a\nb\nc", True),
        ("a\nb\nc", "a\n...c", True),
        ("a\nb", "a", False),
        ("1 (one)", "1 (two)", False),
    ],
)
def test_what_an_expected_output_matches(
    output: str,
    expected: str,
    same: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert matches(output, expected) is same
