"""`osaid explain`: the proof of a requirement or a freedom."""

from __future__ import annotations

from pathlib import Path

import pytest

from osaid.evaluation.wording import LAST_LINE
from tests import ROOT
from tests.command.running import Osaid
from tests.golden import check_output

PAGES = ROOT / "tests" / "conformance" / "command"


def test_the_proof_of_a_requirement(osaid: Osaid) -> None:
    done = osaid("explain", "example:bloom", "parameters.license")
    assert (done.code, done.messages) == (0, "")
    check_output(PAGES / "bloom-parameters.license.txt", done.output)


def test_the_proof_of_a_freedom(osaid: Osaid) -> None:
    done = osaid("explain", "example:bloom", "use")
    assert done.code == 0
    check_output(PAGES / "bloom-use.txt", done.output)


def test_what_rests_on_other_requirements(osaid: Osaid) -> None:
    output = osaid("explain", "example:bloom", "preferred_form").output
    assert (
        "   see requirement code.complete: code.libraries: not stated whether" in output
    )


def test_what_a_claim_would_settle(osaid: Osaid) -> None:
    asked = ("explain", "example:pythia", "data_information.sufficiency")
    said = "counts as true if osi-2024 is accepted"
    assert said not in osaid(*asked).output
    assert said in osaid(*asked, "--accept", "osi-2024").output


def test_what_readings_leave_out(osaid: Osaid) -> None:
    asked = ("explain", "example:amber", "parameters.license")
    said = "is not asked, only when platform_grant is refused"
    assert said in osaid(*asked).output
    assert said not in osaid(*asked, "--reading", "platform_grant=refused").output


POLICY = """\
language 1
definition small 1.0
status final
source "https://example.org/small"
requirement weights "The weights" when system: machine_learning is yes {
  must some parameters: available
}
"""
ROWS = "name,system.machine_learning\nA,no\nB,yes\n,yes\n"


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, ...]:
    """Return the arguments that explain a table under a small policy."""
    models, policy = tmp_path / "models.csv", tmp_path / "small.osaid"
    models.write_text(ROWS, encoding="utf-8")
    policy.write_text(POLICY, encoding="utf-8")
    return ("explain", f"{models}", "weights", "--policy", str(policy))


def test_each_system_of_a_table(osaid: Osaid, asked: tuple[str, ...]) -> None:
    done = osaid(*asked)
    assert done.code == 2
    assert done.output.count(f"{LAST_LINE}\n") == 2
    assert "is true, as the requirement does not apply" in done.output
    assert "is unknown" in done.output
    assert "missing-name" in done.messages


def test_the_proof_in_a_file(osaid: Osaid, asked: tuple[str, ...]) -> None:
    verb, models, *rest = asked
    shown = osaid(verb, f"{models}#1", *rest)
    target = Path(models).with_name("proof.txt")
    done = osaid(verb, f"{models}#1", *rest, "--output", target)
    assert (shown.code, done.code, done.output) == (0, 0, "")
    assert target.read_text(encoding="utf-8") == shown.output


@pytest.mark.parametrize(
    ("input_", "requirement", "said"),
    [
        ("example:bloom", "parameters.licence", "did you mean `parameters.license`?"),
        ("example:bloom", "\x1b", "no requirement `?` [unknown-requirement]"),
        ("example:blom", "use", "did you mean `bloom`?"),
        ("nowhere.yaml", "use", "no file `nowhere.yaml` [no-such-file]"),
    ],
)
def test_what_cannot_be_explained(
    osaid: Osaid, input_: str, requirement: str, said: str
) -> None:
    done = osaid("explain", input_, requirement)
    assert (done.code, done.output) == (2, "")
    assert said in done.messages


def test_a_proof_needs_a_requirement(osaid: Osaid) -> None:
    done = osaid("explain", "example:bloom")
    assert "arguments are required: REQUIREMENT" in done.messages


PARTS = {
    "card.yaml": "osaid_record: 1\nname: A\ncomponents:\n"
    "  parameters.final: {license: MIT}\n"
    "  parent: {name: base, hub: acme/base, presence: provided}\n",
    "sbom.yaml": "osaid_record: 1\nname: A\ncomponents:\n"
    "  parameters.final: {presence: provided, access: open, license: ISC}\n",
    "records/base.yaml": "osaid_record: 1\nname: Base\nhub: acme/base\n",
}


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write what several sources say of one system, and the record of a parent."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "records").mkdir()
    for name, text in PARTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("parts")
def test_the_proof_of_what_several_sources_say(osaid: Osaid) -> None:
    asked = ("explain", "card.yaml", "sbom.yaml", "parameters.license", "--merge")
    done = osaid(*asked)
    assert done.code == 0
    assert "sources differ on `license`" in done.messages
    assert "trusted" not in done.output
    trusted = osaid(*asked, "--trust", "sbom.yaml").output
    assert "trusted is sbom.yaml; others come last." in trusted
    assert "overruled by sbom.yaml: parameters.final.license MIT" in trusted
    assert osaid(*asked[:3], "license", "--merge").code == 2


@pytest.mark.usefixtures("parts")
def test_the_proof_with_the_record_of_a_parent(osaid: Osaid) -> None:
    asked = ("explain", "card.yaml", "lineage")
    assert osaid(*asked).messages == ""
    assert "parent-found" in osaid(*asked, "--records", "records").messages


@pytest.mark.usefixtures("parts")
def test_the_proofs_of_several_systems(osaid: Osaid) -> None:
    done = osaid("explain", "card.yaml", "nothing.yaml", "sbom.yaml", "lineage")
    assert done.code == 2
    assert done.output.count("A, assessed against") == 2
    assert "no-such-file" in done.messages
