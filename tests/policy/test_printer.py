"""The printer: what is printed reads back as the same, and looks the same."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from osaid.policy.parser import parse_policy_text
from osaid.policy.printer import WIDTH, print_policy, print_sentence
from osaid.policy.syntax import PolicySyntax, Requirement
from osaid.text import Source
from tests.policy import trees
from tests.policy.generated import Trees, whole_policies

HEAD = "language 1\npolicy example 1.0\n"


def parsed(text: str) -> PolicySyntax:
    """Return the tree of a text that is accepted."""
    policy, diagnostics = parse_policy_text(Source("policy", text))
    assert diagnostics == ()
    assert policy is not None
    return policy


@given(whole_policies())
def test_a_printed_policy_reads_back_as_itself(policy: PolicySyntax) -> None:
    text = print_policy(policy)
    again = parsed(text)
    assert again == policy
    assert print_policy(again) == text


@given(st.randoms(use_true_random=False))
def test_deep_sentences_read_back_as_themselves(random: Random) -> None:
    sentence = Trees(random).sentence(depth=5)
    (item,) = parsed(f"{HEAD}requirement a {{ {print_sentence(sentence)} }}").items
    assert isinstance(item, Requirement)
    assert item.sentences == (sentence,)


@given(whole_policies())
def test_lines_are_broken_where_they_can_be(policy: PolicySyntax) -> None:
    for line in print_policy(policy).splitlines():
        words = line.strip()
        assert len(line) <= WIDTH or " " not in words or '"' in words or "{" in words
        assert line == line.rstrip()


@given(trees.policies)
def test_trees_that_no_text_has_are_printed_too(policy: PolicySyntax) -> None:
    text = print_policy(policy)
    again, _ = parse_policy_text(Source("policy", text))
    assert again is None or print_policy(again).split() == text.split()


def test_what_ends_in_a_body_comes_last_or_in_parentheses() -> None:
    text = "must (some code: available) and data unused and not no data: available"
    (item,) = parsed(f"{HEAD}requirement a {{ {text} }}").items
    assert isinstance(item, Requirement)
    assert print_sentence(item.sentences[0]) == text
