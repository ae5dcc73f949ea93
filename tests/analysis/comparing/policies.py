"""Policies to compare: small ones from text, and random ones."""

from __future__ import annotations

from random import Random

import osaid
from osaid import Policy
from osaid.analysis.comparing.sides import Side
from tests.laws.policies import random_policy

HEAD = "language 1\npolicy {name} 1\n"


def policy(text: str, name: str = "own") -> Policy:
    """Return a policy from the text behind its heading."""
    return osaid.parse_policy(HEAD.format(name=name) + text)


def requirement(sentence: str, name: str = "own") -> Policy:
    """Return a policy of one requirement with one sentence."""
    return policy(f"requirement r {{ must {sentence} }}", name)


def random_side(random: Random) -> Side:
    """Return a random policy to compare."""
    return Side(Policy(random_policy(random)))
