"""What the fields of SPDX state: texts, actors, days; `NOASSERTION` states nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from osaid.licenses.expression import NOASSERTION
from osaid.readers.nodes import Mapping, Node, Scalar, Sequence
from osaid.readers.saying import Saying
from osaid.readers.values import is_empty
from osaid.records.canonical import UNKNOWN

NONE = "NONE"
"""What SPDX writes where there is nothing."""

_ACTOR = re.compile(r"(Person|Organization|Tool):\s*(.*?)\s*(?:\([^()]*\))?\s*")
_MOST_AUTHORS = 5


def stated(node: Mapping, key: str) -> Scalar | None:
    """Return the one value under a key, if it says anything.

    >>> from osaid.readers.documents import load
    >>> root = load({"name": "BLOOM", "supplier": "NOASSERTION"}).root
    >>> stated(root, "name").text, stated(root, "supplier")
    ('BLOOM', None)
    """
    found = node.get(key)
    if not isinstance(found, Scalar) or is_empty(found):
        return None
    return None if found.text.strip().upper() == NOASSERTION else found


def text_of(node: Mapping, key: str) -> str | None:
    """Return what is stated under a key on one line; `NONE` is no text.

    Nor is `unknown`, which some programs write.
    """
    found = stated(node, key)
    text = "" if found is None else " ".join(found.text.split())
    return None if text.casefold() in {"", NONE.casefold(), UNKNOWN} else text


def parts(node: Mapping, key: str) -> tuple[Node, ...]:
    """Return what is listed under a key; one value stands for a list of one."""
    found = node.get(key)
    if found is None or (isinstance(found, Scalar) and is_empty(found)):
        return ()
    return found.items if isinstance(found, Sequence) else (found,)


def mappings(node: Mapping, key: str) -> Iterator[Mapping]:
    """Yield the mappings that are listed under a key."""
    return (part for part in parts(node, key) if isinstance(part, Mapping))


def texts(node: Mapping, key: str) -> Iterator[str]:
    """Yield the texts that are listed under a key."""
    found = (part for part in parts(node, key) if isinstance(part, Scalar))
    return (part.text.strip() for part in found if not is_empty(part))


def actor_of(text: str) -> str:
    """Return the name of a person or organisation, without its address.

    >>> actor_of("Organization: ACME (info@acme.example)"), actor_of("Meta")
    ('ACME', 'Meta')
    """
    match = _ACTOR.fullmatch(" ".join(text.split()))
    return match[2] if match and match[2] else " ".join(text.split())


def supplier_of(node: Mapping) -> str | None:
    """Return who supplies a package, else who it originates from."""
    for key in ("supplier", "originator"):
        name = actor_of(text_of(node, key) or "")
        if name.casefold() not in {"", UNKNOWN}:
            return name
    return None


def day_of(text: str | None) -> date | None:
    """Return the day of a time, as `2026-11-21T10:00:00Z`; None for anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def saying_of(root: Mapping) -> Saying:
    """Return on whose word a document stands, and since when.

    People and organisations come before tools.

    >>> from osaid.readers.documents import load
    >>> info = {"creators": ["Tool: bom", "Organization: ACME"]}
    >>> saying_of(load({"creationInfo": info}).root).by
    'ACME'
    """
    info = root.get("creationInfo")
    if not isinstance(info, Mapping):
        return Saying("SPDX document")
    creators = list(texts(info, "creators"))
    people = [text for text in creators if not text.startswith("Tool:")]
    named = map(actor_of, people or creators)
    names = dict.fromkeys(name for name in named if name.casefold() != UNKNOWN)
    by = ", ".join(list(names)[:_MOST_AUTHORS])
    return Saying("SPDX document", by=by or None, made=day_of(text_of(info, "created")))
