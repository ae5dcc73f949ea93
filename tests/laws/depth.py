"""How hard the laws are tried: a little in every run, far more when asked."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

T = TypeVar("T")

DEEP = 1000
"""From so many examples on, what takes minutes is tried too."""


def is_deep() -> bool:
    """Return whether the profile `deep` was asked for."""
    return settings().max_examples >= DEEP


def seeded(make: Callable[[Random], T]) -> st.SearchStrategy[T]:
    """Return what is made at random as a strategy; a failing seed is told."""
    return st.integers(0, 2**32).map(lambda seed: make(Random(seed)))  # noqa: S311


seeds = st.integers(0, 2**32)
