"""Random policies that the checker accepts, for laws about what policies mean.

`tests.policy.trees` makes trees of every shape instead, sensible or not.

    Trees(Random(7)).policy()                      a policy
    Trees(random, Vocabulary(kinds=…)).sentence()  of words that meet your records
    policies()                                     a strategy for hypothesis
    whole_policies()                               the same with items of every form
"""

from __future__ import annotations

from hypothesis import strategies as st

from osaid.policy.syntax import PolicySyntax
from tests.policy.generated.particulars import Particulars
from tests.policy.generated.policies import Trees
from tests.policy.generated.words import Vocabulary

__all__ = ["Trees", "Vocabulary", "policies", "whole_policies"]


def policies(words: Vocabulary | None = None) -> st.SearchStrategy[PolicySyntax]:
    """Return a strategy for policies of a vocabulary."""
    vocabulary = words or Vocabulary()
    randoms = st.randoms(use_true_random=False)
    return randoms.map(lambda random: Trees(random, vocabulary).policy())


def whole_policies() -> st.SearchStrategy[PolicySyntax]:
    """Return a strategy for policies that extend others, with items of every form.

    What they name need not exist.
    """
    randoms = st.randoms(use_true_random=False)
    return randoms.map(lambda random: Particulars(random).policy())
