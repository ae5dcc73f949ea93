"""Silence: what people and programs write where they have nothing to say."""

from __future__ import annotations

from osaid.readers.nodes import Mapping, Node, Scalar
from osaid.readers.values import is_empty

_WORDS = frozenset(
    {
        "-", "?", "[more information needed]", "more information needed", "n/a", "na",
        "nan", "noassertion", "none", "not applicable", "not available",
        "not disclosed", "not known", "not specified", "null", "tbd", "unclear",
        "undefined", "undisclosed", "unknown", "unspecified",
    }
)  # fmt: skip
_SPDX_NONE = "NONE"


def is_silent(text: str) -> bool:
    """Return whether a text says nothing; SPDX's `NONE` says that there is none.

    Programs write `None` where nothing was given.

    >>> is_silent("Undisclosed"), is_silent("None"), is_silent("NONE")
    (True, True, False)
    """
    folded = " ".join(text.casefold().split())
    return not folded or (folded in _WORDS and text.strip() != _SPDX_NONE)


def is_filled(node: Node | None) -> bool:
    """Return whether a node, or any part of it, says something.

    >>> from osaid.readers.documents import load
    >>> root = load({"a": ["", "n/a"], "b": {"@id": "x"}}).root
    >>> is_filled(root.get("a")), is_filled(root.get("b")), is_filled(None)
    (False, True, False)
    """
    waiting = [] if node is None else [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Scalar):
            if not is_empty(part) and not is_silent(part.text):
                return True
        elif isinstance(part, Mapping):
            waiting += [value for key, value in part if key.text != "@type"]
        else:
            waiting += part.items
    return False
