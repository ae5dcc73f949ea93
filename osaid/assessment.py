"""The verbs: read a system, load a policy, judge the one by the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date

from osaid.diagnostics import PolicyError
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.library.shipped import DEFAULT, policy_names, policy_text
from osaid.policy.loading import policy_from
from osaid.records.systems import Extent, System
from osaid.text import Source

_loaded: dict[str, Policy] = {}


def load_policy(name: str | os.PathLike[str] = DEFAULT) -> Policy:
    """Return a policy: a shipped one by name and version, or one from a file.

    Raises `PolicyError` with every problem found in the text, `UsageError` for a
    name that is neither shipped nor a file.

    >>> load_policy("osaid 1.0").title
    'The Open Source AI Definition'
    """
    text = os.fspath(name)
    if text in policy_names():
        if text not in _loaded:
            _loaded[text] = parse_policy(policy_text(text), name=text)
        return _loaded[text]
    if isinstance(name, os.PathLike) or os.sep in text or text.endswith(".osaid"):
        return parse_policy(read_text(text), name=text)
    return parse_policy(policy_text(text), name=text)
