"""`osaid sensitivity`: on what verdicts hang."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.running import Osaid

QUESTION = "  Under which licence are the final parameters `weights`?"


def test_a_decided_verdict_hangs_on_what_is_known(osaid: Osaid) -> None:
    done = osaid("sensitivity", "example:bloom")
    assert done.code == 0
    assert "Nothing that is not known can change that." in done.output
    lines = done.output.splitlines()
    assert lines[lines.index(QUESTION) + 1] == "    not known: undetermined"
    assert lines[-1].startswith("An assessment by whoever ran it")


def test_an_open_verdict_hangs_on_what_is_not(osaid: Osaid) -> None:
    done = osaid("sensitivity", "example:olmo")
    assert "can make it conform, and can make it fail" in done.output
    assert "    `no`: does not conform" in done.output


def test_several_facts_that_fail_alone_leave_no_hinge(osaid: Osaid) -> None:
    done = osaid("sensitivity", "example:llama-2", "--format", "json")
    (told,) = json.loads(done.output)["systems"]
    assert (told["outcome"], told["hinges"]) == ("fails", [])
    assert (told["can_conform"], told["can_fail"]) == (False, True)


def test_json_names_facts(osaid: Osaid) -> None:
    done = osaid("sensitivity", "example:bloom", "example:amber", "--format=json")
    document = json.loads(done.output)
    assert document["schema"] == "osaid-sensitivity-1"
    bloom, amber = document["systems"]
    facts = {(h["component"], h["field"]): h for h in bloom["hinges"]}
    assert facts["weights", "license"]["answer"] is None
    assert {hinge["outcome"] for hinge in amber["hinges"]} == {"fails"}
    assert all(hinge["answer"] for hinge in amber["hinges"])


def test_what_cannot_be_read_is_told_and_stops_no_other(
    osaid: Osaid, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("osaid_record: [", encoding="utf-8")
    done = osaid("sensitivity", str(broken), "example:bloom")
    assert done.code == 2
    assert QUESTION in done.output


@pytest.mark.parametrize(
    "wrong", [("--accept", "osi-2024"), ("--seconds", "-1"), ("--format", "yaml")]
)
def test_wrong_arguments_have_a_cure(osaid: Osaid, wrong: tuple[str, str]) -> None:
    done = osaid("sensitivity", "example:bloom", *wrong)
    assert (done.code, done.output) == (2, "")
    assert "help:" in done.messages


def test_what_turns_a_line_around_is_not_printed(osaid: Osaid, tmp_path: Path) -> None:
    odd = tmp_path / "odd.yaml"
    odd.write_text('osaid_record: 1\nname: "o\\u202ed\\e[31md"\n', encoding="utf-8")
    for verb in (["sensitivity"], ["ask", "--list"]):
        done = osaid(verb[0], odd, *verb[1:])
        assert "o?d?[31md" in done.output
        assert not {"\u202e", "\x1b"} & set(done.output)


def test_answers_are_shown_as_one_gives_them(osaid: Osaid, tmp_path: Path) -> None:
    small = tmp_path / "small.osaid"
    small.write_text(
        "language 1\ndefinition small 1.0\nstatus final\n"
        "requirement r { must code: license in osi_approved }\n",
        encoding="utf-8",
    )
    record = tmp_path / "record.yaml"
    record.write_text(
        "osaid_record: 1\nname: x\ncomponents: {code: {presence: provided}}\n",
        encoding="utf-8",
    )
    done = osaid("sensitivity", record, "--policy", small)
    assert "    what is like `CC-BY-4.0`: does not conform" in done.output
    empty = tmp_path / "empty.yaml"
    empty.write_text("osaid_record: 1\nname: x\n", encoding="utf-8")
    done = osaid("sensitivity", empty, "--policy", small)
    lines = done.output.splitlines()
    place = lines.index("  Is everything listed that this system has?")
    assert lines[place + 1] == "    `yes`: does not conform"
