"""`osaid policies`, `osaid new` and `osaid diff`, and where they look for policies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import osaid as library
from osaid.command.own_policies import FOLDER
from osaid.library.shipped import policy_names
from tests import ROOT
from tests.command.running import POLICY, Done, Osaid

DIFFERENCES = ROOT / "tests" / "conformance" / "differences"
SYSTEMS = sorted(DIFFERENCES.glob("*.yaml"))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(FOLDER, raising=False)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "anything.osaid").write_text(POLICY, encoding="utf-8")
    return folder


def listed(done: Done) -> list[tuple[str, ...]]:
    """Return name and version of each policy that was listed."""
    return [tuple(line.split()[:2]) for line in done.output.splitlines()]


def test_a_folder_of_policies_is_looked_through(osaid: Osaid, folder: Path) -> None:
    assert "anything" not in osaid("policies").output
    assert ("anything", "1.0") in listed(osaid("policies", "--policies", folder))
    asked = ("anything", "1.0", "--policies", folder)
    assert osaid("policies", *asked).output.startswith("anything 1.0 (final)")
    assert osaid("policies", "anything 1.0", "--policies", folder).code == 0


def test_the_environment_may_name_a_folder(
    osaid: Osaid, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(folder))
    assert ("anything", "1.0") in listed(osaid("policies"))
    assert osaid("check", "example:phi-2", "--policy", "anything 1.0").code == 0
    proof = osaid("explain", "example:phi-2", "weights", "--policy", "anything 1.0")
    assert proof.code == 0


def test_a_system_is_judged_by_a_policy_of_a_folder(osaid: Osaid, folder: Path) -> None:
    asked = ("check", "example:phi-2", "--policy", "anything 1.0")
    assert osaid(*asked).code == 2
    assert osaid(*asked, "--policies", folder).code == 0


def test_a_policy_that_cannot_be_used_is_listed_all_the_same(
    osaid: Osaid, folder: Path
) -> None:
    broken = POLICY.replace("anything", "broken").replace("some", "soem")
    (folder / "broken.osaid").write_text(broken, encoding="utf-8")
    done = osaid("policies", "--policies", folder)
    assert done.code == 0
    assert "cannot be used, see `osaid lint`" in done.output
    assert osaid("policies", "broken", "1.0", "--policies", folder).code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--as", "markdown"), "no-policy"),
        (("osaid", "1.0", "--as", "pdf"), "unknown-value"),
        (("osaid", "7"), "unknown-policy"),
        (("no.osaid",), "no-such-file"),
        (("anything", "1.0", "--policies", "nowhere"), "unreadable"),
    ],
)
def test_what_cannot_be_shown(
    osaid: Osaid, folder: Path, arguments: tuple[str, ...], code: str
) -> None:
    assert folder.is_dir()
    done = osaid("policies", *arguments)
    assert done.code == 2
    assert f"[{code}]" in done.messages


def test_a_policy_is_shown_in_its_own_language(osaid: Osaid, folder: Path) -> None:
    text = osaid("policies", "acme-models 2026.2", "--as", "osaid").output
    path = folder / "again.osaid"
    path.write_text(text, encoding="utf-8")
    assert library.load_policy(path).digest == (
        library.load_policy("acme-models 2026.2").digest
    )


@pytest.mark.parametrize("base", policy_names())
def test_a_new_policy_passes_its_tests(osaid: Osaid, folder: Path, base: str) -> None:
    written = folder / "mine.osaid"
    assert osaid("new", "mine", "--extends", base, "--output", written).code == 0
    assert osaid("lint", written).messages == ""
    assert osaid("test", written).code == 0


def test_a_new_policy_may_extend_one_beside_it(osaid: Osaid, folder: Path) -> None:
    base = folder / "anything.osaid"
    written = folder / "mine.osaid"
    assert osaid("new", "mine", "--extends", base, "--output", written).code == 0
    assert osaid("test", written).code == 0
    assert osaid("new", "mine", "--extends", base, "--output", "-").code == 2


def test_a_new_policy_may_extend_one_with_other_words(
    osaid: Osaid, folder: Path
) -> None:
    strict = "define available for component = license permits use\n"
    base, written = folder / "anything.osaid", folder / "ours.osaid"
    base.write_text(POLICY + strict, encoding="utf-8")
    assert osaid("new", "ours", "--extends", base, "--output", written).code == 0
    assert osaid("test", written).code == 0


def test_a_new_policy_overwrites_nothing(osaid: Osaid, folder: Path) -> None:
    assert osaid("new", "mine").output.startswith("mine-0.1.osaid is written")
    assert folder.parent.joinpath("mine-0.1.osaid").exists()
    done = osaid("new", "mine")
    assert done.code == 2
    assert "[unwritable]" in done.messages
    assert osaid("new", "mine", "--output", "-").output.startswith("# What this")


@pytest.mark.parametrize("name", ["a b", "terms", "1", "a.b", "", "x" * 3 + "-1"])
def test_what_is_no_name_for_a_policy(osaid: Osaid, folder: Path, name: str) -> None:
    done = osaid("new", name, "--output", "-")
    assert done.code == 2
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_changed_and_for_which_systems(
    osaid: Osaid, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.chdir(DIFFERENCES)
    inputs = [path.name for path in SYSTEMS]
    done = osaid("diff", "before.osaid", "after.osaid", *inputs, "--format", form)
    assert (done.code, done.messages) == (0, "")
    ending = {"text": "txt", "markdown": "md", "json": "json"}[form]
    expected = (DIFFERENCES / f"expected.{ending}").read_text(encoding="utf-8")
    if form == "json":
        assert json.loads(done.output)["groups"] == json.loads(expected)["groups"]
    else:
        assert done.output == expected


def test_a_second_policy_has_to_be_named(osaid: Osaid) -> None:
    done = osaid("diff", "osaid 1.0")
    assert done.code == 2
    assert "required: AFTER [wrong-arguments]" in done.messages


def test_an_input_that_cannot_be_read_stops_nothing(osaid: Osaid) -> None:
    done = osaid("diff", "osaid 0.0.9", "osaid 1.0", "no.yaml", "example:bloom")
    assert done.code == 2
    assert "no.yaml: error" in done.messages
    assert "Systems: " in done.output


def test_levels_of_a_ladder_can_be_asked_for(osaid: Osaid) -> None:
    asked = ("diff", "osaid 1.0", "acme-models 2026.2", "example:bloom")
    assert "level tolerated" in osaid(*asked).output
    assert "level approved" in osaid(*asked, "--level", "approved").output
    done = osaid(*asked, "--level", "best")
    assert done.code == 2
    assert "acme-models 2026.2 has no level `best` [unknown-level]" in done.messages
    assert "one of tolerated, approved" in done.messages


def test_what_decides_only_a_level_is_told_as_that(osaid: Osaid) -> None:
    done = osaid("diff", "osaid 1.0", "acme-models 2026.2", "example:starcoder2")
    assert "code.license: Code under" in done.output.partition("Stricter")[2]
    said = "osaid-1.0/code.license/1, which decides only a level under one of them"
    assert said in done.output


def test_policies_that_have_nothing_in_common(osaid: Osaid) -> None:
    done = osaid("diff", "osaid 1.0", "mof 1.0", "example:bloom")
    assert done.code == 0
    assert "osaid compare" in done.output
    assert "Systems: " in done.output


def test_where_a_policy_does_not_apply_that_is_the_reason(
    osaid: Osaid, folder: Path
) -> None:
    never = POLICY.replace("1.0", "2.0").replace("is yes", "is no")
    (folder / "never.osaid").write_text(never, encoding="utf-8")
    asked = ("diff", "anything 1.0", "anything 2.0", "example:phi-2")
    done = osaid(*asked, "--policies", folder)
    assert "conforms before, not_applicable after" in done.output
    assert "anything-2.0/applies is false under anything 2.0" in done.output
