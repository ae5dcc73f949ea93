"""Which policy a text is, from its first words."""

from __future__ import annotations

import re

from osaid.policy.sources import PolicyName

_GAP = r"(?:[ \t\r\n\ufeff]|\#[^\n]*\n)"
_HEADING = re.compile(
    rf"{_GAP}*+language{_GAP}++[0-9]++{_GAP}++(?:definition|policy){_GAP}++"
    rf"(?P<name>[A-Za-z_][\w.-]*+){_GAP}++(?P<version>[0-9][\w.+-]*+)"
)


def heading_of(text: str) -> PolicyName | None:
    r"""Return name and version of the policy that a text is, None if it is none.

    >>> str(heading_of("# ours\nlanguage 1\npolicy acme 2026.2 extends osaid 1.0"))
    'acme 2026.2'
    """
    found = _HEADING.match(text)
    return None if found is None else PolicyName(found["name"], found["version"])
