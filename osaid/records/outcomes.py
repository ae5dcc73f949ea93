"""The words in which judgements are given."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NoReturn


class _Answer(StrEnum):
    """A word that must be compared, never used as yes or no."""

    def __bool__(self) -> NoReturn:
        message = f"{type(self).__name__} is not a yes or no; compare it with a member"
        raise TypeError(message)


class Outcome(_Answer):
    """What a judgement says about a definition."""

    CONFORMS = "conforms"
    FAILS = "fails"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class Settled(StrEnum):
    """An outcome that further facts cannot change; what a parent's may be."""

    CONFORMS = "conforms"
    FAILS = "fails"
    NOT_APPLICABLE = "not_applicable"


class Decision(_Answer):
    """What follows for whoever applies a policy."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"


DECISIONS: Mapping[Outcome, Decision] = MappingProxyType(
    {
        Outcome.CONFORMS: Decision.ACCEPTED,
        Outcome.FAILS: Decision.REJECTED,
        Outcome.UNDETERMINED: Decision.OPEN,
        Outcome.NOT_APPLICABLE: Decision.NOT_APPLICABLE,
    }
)
"""What follows from each outcome."""


class Validity(StrEnum):
    """What a waiver is worth on the judging date; without one, nobody knows."""

    APPLIED = "applied"
    EXPIRED = "expired"
    UNDATED = "undated"


class Group(_Answer):
    """What stands between a system and a definition.

    `terms`: other terms would be enough. `components`: no other terms of its own
    would be. `undetermined_after_terms`: with other terms it would still be open. A
    reading of the three groups that OSI published in 2024.
    """

    CONFORMS = "conforms"
    TERMS = "terms"
    COMPONENTS = "components"
    UNDETERMINED_AFTER_TERMS = "undetermined_after_terms"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
