"""Every shipped policy loads, says where it is from, and passes its own tests."""

import pytest

import osaid
from osaid.library.shipped import policy_names, policy_text
from osaid.policy.headers import Status
from osaid.policy.policies import Group
from osaid.policy.syntax import Strength
from osaid.trials.running import run_tests

NAMES = policy_names()
STATUS = {
    "acme-models 2026.2": Status.FINAL,
    "dpg-ai 1.1.7": Status.READING,
    "eu-gpai-exemption 2025": Status.READING,
    "five-components 2024": Status.PROPOSAL,
    "fsf-ml 2024": Status.READING,
    "g7 2026": Status.FINAL,
    "open-science 2024": Status.READING,
    "open-weights 2025": Status.READING,
    "osaid 0.0.6": Status.DRAFT,
    "osaid 0.0.8": Status.DRAFT,
    "osaid 0.0.9": Status.DRAFT,
    "osaid 1.0": Status.FINAL,
    "osaid 1.0-RC1": Status.DRAFT,
    "osaid 1.1-example": Status.PROPOSAL,
    "osaid-checklist 1.0": Status.FINAL,
}
INVENTED = {"acme-models 2026.2", "osaid 1.1-example"}
LINES_OF_THE_EXAMPLE = 15


def own(policy: osaid.Policy) -> list[Group]:
    """Return the groups that a policy states itself."""
    checked = policy.checked
    return [g for g in checked.groups if checked.origin(g.span) == checked.identity]


@pytest.mark.parametrize("name", NAMES)
def test_policy_loads_without_a_word(name: str) -> None:
    assert osaid.load_policy(name).diagnostics == ()
    assert osaid.parse_policy(policy_text(name), name).diagnostics == ()


@pytest.mark.parametrize("name", NAMES)
def test_policy_is_called_what_its_file_is_called(name: str) -> None:
    assert str(osaid.load_policy(name).checked.identity) == name


@pytest.mark.parametrize("name", STATUS)
def test_policy_says_how_settled_it_is(name: str) -> None:
    assert osaid.load_policy(name).status is STATUS[name]


@pytest.mark.parametrize("name", sorted(set(NAMES) - INVENTED))
def test_policy_says_where_its_text_stands(name: str) -> None:
    sources = osaid.load_policy(name).checked.sources
    assert sources
    assert all(source.startswith(("https://", "http://")) for source in sources)


@pytest.mark.parametrize("name", NAMES)
def test_every_requirement_cites_a_clause(name: str) -> None:
    policy = osaid.load_policy(name)
    for group in own(policy):
        assert group.cites, f"{name}: {group.name}"
        assert group.title is not None, f"{name}: {group.name}"


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_can_be_done_about_a_system_is_said(name: str) -> None:
    policy = osaid.load_policy(name)
    for group in own(policy):
        for sentence in group.sentences:
            refers = type(sentence.proposition).__name__ == "RequirementHolds"
            if sentence.strength is Strength.MUST and not refers:
                assert sentence.remedy is not None, f"{name}: {group.name}"


@pytest.mark.parametrize("name", NAMES)
def test_policy_passes_its_own_tests(name: str) -> None:
    run = run_tests(osaid.load_policy(name))
    assert run.results, "a shipped policy has tests"
    assert run.passed, [r for r in run.results if r.status.value != "passed"]


def test_the_drafts_share_an_ancestor() -> None:
    for version in ("0.0.6", "0.0.8", "0.0.9", "1.0-RC1", "1.1-example"):
        lineage = osaid.load_policy(f"osaid {version}").checked.lineage
        assert str(lineage[-1]) == "osaid 1.0"


def test_the_exemption_is_no_advice() -> None:
    assert "no legal advice" in osaid.load_policy("eu-gpai-exemption 2025").title


def test_the_example_of_an_amendment_is_short() -> None:
    text, _, _ = policy_text("osaid 1.1-example").partition("\ntest ")
    assert len(text.strip().splitlines()) < LINES_OF_THE_EXAMPLE
