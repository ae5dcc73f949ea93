"""What was proven of a policy: that something in it changes nothing, or cannot be."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.analysis.soundness.switches import Key
from osaid.text import Span
from osaid.values import Shown


class Code(StrEnum):
    """Every code of what is proven; `docs/diagnostics.md` explains each."""

    ADVICE_IMPLIED = "advice-implied"
    ADVICE_IMPOSSIBLE = "advice-impossible"
    EMPTY_TERMS = "empty-terms"
    IDLE_CONDITION = "idle-condition"
    IDLE_PART = "idle-part"
    IDLE_SENTENCE = "idle-sentence"
    IMPOSSIBLE_LEVEL = "impossible-level"
    IMPOSSIBLE_POLICY = "impossible-policy"
    IMPOSSIBLE_REQUIREMENT = "impossible-requirement"
    NOT_DECIDED = "not-decided"
    SAME_LEVEL = "same-level"
    SAME_TERMS = "same-terms"
    UNLEVELED = "unleveled"


@frozen(eq=False)
class Finding(Shown):
    """One thing that is proven, at a stretch of the policy.

    `name` is what it is about, `other` what that is compared with, `key` the sentence
    of which it is. `because` are the sentences from which it follows. `by_default`
    says that it is so under the default readings alone. `on_records` says whether it
    is so of all records, too, and is None where that is not decided.
    """

    code: Code
    at: Span
    name: str = ""
    other: str = ""
    key: Key = ("", 0)
    because: tuple[Key, ...] = ()
    by_default: bool = False
    on_records: bool | None = None
