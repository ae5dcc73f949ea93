"""`osaid ask`, from the inputs to the verdict after the answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml

import osaid as library
from tests.command.asking.runs import RECORD, WHO, shown_command
from tests.command.running import Osaid
from tests.test_docs import BLOCKS

pytest.importorskip("pysat", reason="what is open is found by a solver")


def test_answers_that_are_piped_decide(ask: Osaid, osaid: Osaid) -> None:
    done = ask("small.yaml", "--output", "more.yaml", *WHO, "yes\nMIT\n")
    assert done.code == 0
    assert done.messages == ""
    assert "2 answers are kept in more.yaml.\nSmall: conforms.\n" in done.output
    assert osaid("check", "small.yaml", "--policy", "weights.osaid").code == 3
    assert osaid(*shown_command(done)).code == 0
    said = yaml.safe_load(Path("more.yaml").read_text(encoding="utf-8"))
    assert said == {
        "osaid_supplement": 1,
        "name": "Small",
        "by": "Ada",
        "made": "2026-04-01",
        "components": {"parameters.final": {"license": "MIT"}},
        "attestations": [
            {"judgement": "good", "answer": True, "by": "Ada", "made": "2026-04-01"}
        ],
    }


def test_the_answers_of_the_documents_are_those_of_the_run(osaid: Osaid) -> None:
    page = {block.file: block for block in BLOCKS if block.page.name == "asking.md"}
    for name in ("model.yaml", "answers.txt"):
        Path(name).write_text(page[name].text, encoding="utf-8")
    who = ("--by", "Ada Example", "--role", "reviewer", "--as-of", "2026-04-01")
    files = ("--answers", "answers.txt", "--output", "answers.yaml")
    osaid("ask", "model.yaml", *who, *files)
    (shown,) = (
        block.text
        for block in BLOCKS
        if block.page.name == "asking.md" and "osaid_supplement" in block.text
    )
    assert Path("answers.yaml").read_text(encoding="utf-8") == shown


def test_who_answers_and_when_is_asked_for(ask: Osaid) -> None:
    typed = "\nAda\ntoday\n2026-04-01\nyes\nMIT\n"
    done = ask("small.yaml", "--output", "more.yaml", typed)
    assert done.code == 0
    assert done.output.count("Who answers?") == 2
    assert done.output.count("Which day is it?") == 2
    system = library.read_supplement("more.yaml").record
    assert (system.by, str(system.made)) == ("Ada", "2026-04-01")


@pytest.mark.parametrize("typed", ["", "Ada\n", "Ada\ntoday\n"])
def test_nobody_answers_without_a_name_and_a_day(ask: Osaid, typed: str) -> None:
    done = ask("small.yaml", "--output", "more.yaml", typed)
    assert done.code == 2
    assert "[wrong-arguments]" in done.messages
    assert not Path("more.yaml").exists()


def test_what_is_left_open_is_left_open(ask: Osaid) -> None:
    done = ask("small.yaml", "--output", "more.yaml", *WHO, "yes\n")
    assert done.code == 3
    assert "1 answer is kept in more.yaml.\nSmall: undetermined.\n" in done.output
    nothing = ask("small.yaml", "--output", "none.yaml", *WHO, "quit\n")
    assert nothing.code == 3
    assert "Nothing was answered." in nothing.output
    assert not Path("none.yaml").exists()


def test_nobody_may_be_there_to_type(
    osaid: Osaid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    policy = ("--policy", "weights.osaid")
    done = osaid("ask", "small.yaml", "--output", "more.yaml", *WHO, *policy)
    assert done.code == 3


def test_whose_word_does_not_count_is_not_asked(ask: Osaid) -> None:
    acme = ("--by", "ACME", "--as-of", "2026-04-01")
    done = ask("small.yaml", "--output", "more.yaml", *acme, "MIT\n")
    assert done.code == 3
    assert "Left for others, whose word counts there:\n" in done.output
    assert "  What do you judge, who are not the supplier: “Is it good?”" in done.output


def test_an_answer_decides_where_sources_disagree(ask: Osaid, osaid: Osaid) -> None:
    said = RECORD.replace("access: open", "access: open, license: [MIT, llama2]")
    Path("small.yaml").write_text(said, encoding="utf-8")
    done = ask("small.yaml", "--output", "more.yaml", *WHO, "yes\nMIT\n")
    assert done.code == 0
    command = shown_command(done)
    assert command[-4:-2] == ["--trust", "more.yaml"]
    assert osaid(*command).code == 0


def test_the_questions_can_be_listed(ask: Osaid) -> None:
    listed = ask("small.yaml", "--list", "")
    assert listed.code == 3
    assert listed.output.startswith("2 questions about Small, by WEIGHTS 1.0;")
    marked = ask("small.yaml", "--list", "--format", "markdown", "")
    assert marked.output.startswith("# Open questions\n")
    ask("small.yaml", "--list", "--format", "json", "--output", "all.json", "")
    document = json.loads(Path("all.json").read_text(encoding="utf-8"))
    assert [one["field"] for one in document["questions"]] == ["attested", "license"]
    whole = RECORD.replace("access: open", "access: paid")
    Path("whole.yaml").write_text(whole, encoding="utf-8")
    none = ask("whole.yaml", "--list", "")
    assert none.code == 0
    assert none.output.startswith("0 questions about Small,")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["small.yaml"], "wrong-arguments"),
        (["small.yaml", "--format", "json", "--output", "a.yaml"], "wrong-arguments"),
        (["small.yaml", "--accept", "x", "--output", "a.yaml"], "wrong-arguments"),
        (["-", "--output", "a.yaml"], "wrong-arguments"),
        (["small.yaml", "--output", "-"], "wrong-arguments"),
        (["small.yaml", "--seconds", "soon", "--output", "a.yaml"], "not-a-time"),
        (["small.yaml", "--output", "small.yaml"], "output-is-input"),
        (["small.yaml", "--output", "broken.yaml"], "not-a-supplement"),
        (["small.yaml", "--output", "other.yaml"], "another-system"),
        (["small.yaml", "--output", "weights.osaid/kept"], "unwritable"),
        (["small.yaml", "--output", "no/where.yaml"], "unwritable"),
        (["examples", "--output", "a.yaml"], "not-one-system"),
        (["missing.yaml", "--output", "a.yaml"], "no-such-file"),
        (["small.yaml", "--answers", "no.txt", "--output", "a.yaml"], "no-such-file"),
    ],
)
def test_what_cannot_be_done_is_said(
    ask: Osaid, arguments: list[str], code: str
) -> None:
    Path("broken.yaml").write_text("name: Small\n", encoding="utf-8")
    other = "osaid_supplement: 1\nname: Other\n"
    Path("other.yaml").write_text(other, encoding="utf-8")
    done = ask(*arguments, *WHO, "yes\nMIT\n")
    assert done.code == 2
    assert f"[{code}]" in done.messages


def test_what_is_not_decided_in_time_is_said_and_open(osaid: Osaid) -> None:
    done = osaid(
        *("ask", "small.yaml", "--policy", "weights.osaid", "--list", "--seconds", "0")
    )
    assert done.code == 3
    assert "[not-decided]" in done.messages


def test_what_cannot_be_read_never_stops_the_rest(ask: Osaid) -> None:
    done = ask(
        "missing.yaml", "small.yaml", "--output", "more.yaml", *WHO, "yes\nMIT\n"
    )
    assert done.code == 2
    assert "2 answers are kept in more.yaml." in done.output


def test_sources_that_are_joined_are_asked_about_as_one(
    ask: Osaid, osaid: Osaid
) -> None:
    other = "osaid_record: 1\nname: SMALL\nby: Index\nmade: 2026-01-01\n"
    Path("other.yaml").write_text(other, encoding="utf-8")
    sources = ("small.yaml", "other.yaml", "--merge")
    done = ask(*sources, "--output", "more.yaml", *WHO, "yes\nMIT\n")
    assert done.code == 0
    command = shown_command(done)
    assert command[:4] == ["check", "small.yaml", "other.yaml", "more.yaml"]
    assert osaid(*command).code == 0


def test_what_decides_is_asked_under_the_same_choices(ask: Osaid, osaid: Osaid) -> None:
    Path("small.yaml").write_text(
        RECORD.replace("listings: {component: all}\n", ""), encoding="utf-8"
    )
    chosen = "--assume-complete=all"
    done = ask("small.yaml", chosen, "--output", "more.yaml", *WHO, "yes\nMIT\n")
    assert done.code == 0
    assert shown_command(done)[-1] == chosen
    assert osaid(*shown_command(done)).code == 0


def test_a_name_that_no_file_can_hold_is_refused(ask: Osaid) -> None:
    done = ask("small.yaml", "--output", "more.yaml", "--by", "A\0", "yes\n")
    assert done.code == 2
    assert "[bad-character]" in done.messages


def test_without_a_solver_nothing_is_asked(
    ask: Osaid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    done = ask("small.yaml", "--list", "")
    assert done.code == 2
    assert "osaid[solver]" in done.messages
