"""Where answers are kept, and that nothing is lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import osaid as library
from tests.command.asking.runs import WHO, shown_command
from tests.command.running import Osaid

pytest.importorskip("pysat", reason="what is open is found by a solver")


def test_a_file_that_is_there_is_added_to(ask: Osaid, osaid: Osaid) -> None:
    ask("small.yaml", "--output", "more.yaml", *WHO, "yes\n")
    bob = ("--by", "Bob", "--as-of", "2026-05-01")
    done = ask("small.yaml", "--output", "more.yaml", *bob, "MIT\n")
    assert done.code == 0
    assert "What do you judge" not in done.output
    assert osaid(*shown_command(done)).code == 0
    system = library.read_supplement("more.yaml").record
    assert [one.by for one in system.attestations] == ["Ada"]
    (statement,) = system.components[0].license.statements
    assert statement.origin.by == "Bob"
    assert str(system.made) == "2026-05-01"
    assert not Path("more.yaml.1").exists()


def test_what_is_laid_out_by_hand_is_not_lost(ask: Osaid) -> None:
    by_hand = "# By hand.\nosaid_supplement: 1\nname: Small\nby: Bo\nmade: 2026-02-01\n"
    Path("more.yaml").write_text(by_hand, encoding="utf-8")
    Path("more.yaml.1").write_text("something else", encoding="utf-8")
    done = ask("small.yaml", "--output", "more.yaml", *WHO, "yes\nMIT\n")
    assert "What stood in more.yaml before is in more.yaml.2." in done.output
    assert Path("more.yaml.2").read_text(encoding="utf-8") == by_hand
    assert Path("more.yaml.1").read_text(encoding="utf-8") == "something else"


def test_what_is_taken_back_is_not_in_the_file(ask: Osaid) -> None:
    ask("small.yaml", "--output", "more.yaml", *WHO, "yes\nback\nquit\n")
    assert not Path("more.yaml").exists()
    ask("small.yaml", "--output", "more.yaml", *WHO, "yes\n")
    before = Path("more.yaml").read_text(encoding="utf-8")
    ask("small.yaml", "--output", "more.yaml", *WHO, "MIT\nback\nquit\n")
    assert Path("more.yaml").read_text(encoding="utf-8") == before


def test_an_interrupt_loses_nothing(
    osaid: Osaid, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Typed:
        def isatty(self) -> bool:
            return False

        def __iter__(self) -> Iterator[str]:
            yield "yes"
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Typed())
    policy = ("--policy", "weights.osaid")
    done = osaid("ask", "small.yaml", "--output", "more.yaml", *WHO, *policy)
    assert done.code == 130
    assert len(library.read_supplement("more.yaml").record.attestations) == 1


def test_an_answer_may_be_written_as_json(ask: Osaid) -> None:
    ask("small.yaml", "--output", "more.json", *WHO, "yes\n")
    said = json.loads(Path("more.json").read_text(encoding="utf-8"))
    assert said["osaid_supplement"] == 1


HEADERS = (
    "name,system.machine_learning,listing.component,parameters.final.presence,"
    "parameters.final.access,license"
)


def test_equal_questions_about_forty_rows_are_asked_once(
    ask: Osaid, osaid: Osaid
) -> None:
    rows = [
        f"Model {n},yes,all,provided,open,{'' if n % 2 else 'MIT'}" for n in range(40)
    ]
    Path("models.csv").write_text("\n".join([HEADERS, *rows, ""]), encoding="utf-8")
    done = ask("models.csv", "--output", "kept", *WHO, "yes\neach\nMIT\nllama2\nquit\n")
    assert done.code == 3
    assert done.output.count("What do you judge") == 1
    assert "  of 40 systems: Model 0; Model 1; Model 2; and 37 more\n" in done.output
    assert "  of 20 systems: Model 1; Model 3; Model 5; and 17 more\n" in done.output
    assert "42 answers are kept in 40 files, as kept/Model-0.yaml." in done.output
    again = ask("models.csv", "--output", "kept", *WHO, "ISC\n")
    assert again.code == 0
    assert "  of 18 systems: Model 5; Model 7; Model 9; and 15 more\n" in again.output
    policy = ("--policy", "weights.osaid")
    codes = [
        osaid(
            "check", f"models.csv#{n + 1}", f"kept/Model-{n}.yaml", "--merge", *policy
        ).code
        for n in range(40)
    ]
    assert codes == [0, 0, 0, 1, *[0] * 36]


def test_systems_of_one_name_have_files_of_their_own(ask: Osaid) -> None:
    row = "One / two,yes,all,provided,open,MIT"
    Path("models.csv").write_text(f"{HEADERS}\n{row}\n{row}\n", encoding="utf-8")
    ask("models.csv", "--output", "kept", *WHO, "yes\n")
    names = sorted(path.name for path in Path("kept").iterdir())
    assert names == ["One-two-2.yaml", "One-two.yaml"]
