"""A record as named texts: how formats carry it that have properties of one's own.

Each key of a record, and of a component, becomes one property, such as
`osaid:component:presence`. Words stand as they are; everything else is JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

SYSTEM = "osaid:system:"
"""How the names of properties begin that speak of the system."""

COMPONENT = "osaid:component:"
"""How the names of properties begin that speak of the component they stand at."""

WHOLE_COMPONENT = "osaid:component"
"""The property of a system that holds a component which stands nowhere else."""

KIND = "kind"
"""The key of a component under which its kind stands."""

JSON_BEGINS = ('"', "[", "{")
"""How a value begins that is JSON and not just a text."""


def properties(prefix: str, record: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield names and values of the properties that carry what stands under keys.

    >>> list(properties(COMPONENT, {"presence": "provided", "labeled": True}))
    [('osaid:component:presence', 'provided'), ('osaid:component:labeled', 'true')]
    """
    for key, value in record.items():
        yield prefix + key, property_value(value)


def property_value(value: object) -> str:
    """Return what stands under a key as one text.

    >>> property_value("provided"), property_value({"value": "open", "by": "Ada"})
    ('provided', '{"value": "open", "by": "Ada"}')
    """
    if isinstance(value, str) and _is_plain(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    return bool(text) and text == text.strip() and not text.startswith(JSON_BEGINS)
