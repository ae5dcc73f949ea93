"""Names of licences that are written in one's own way: `GPL v3`, `3-clause BSD`.

A name is compared by its words, without those that tell nothing apart. Where two
licences would be compared as one, neither is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from osaid.licenses.catalog import facts_table, spdx_licenses
from osaid.licenses.names import canonical_license, named_licenses

_ODD = re.compile(r"[^\w \t\n.,:'\u2019_+\u2010\u2011\u2013\u2014-]")
"""What no name has: `MIT?` is a question, and `MIT (modified)` is not MIT."""

_REWRITTEN = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in [
        (r"(?<=\d)\+(?!\+)", " or later"),
        (
            r"\bor \(?(?:any |at your option )*(?:later|newer)(?: versions?)?",
            "or later",
        ),
        (r"(?<![a-z])v(?:er(?:sion)?)?\.?[ ]*(?=\d)", " "),
        (r"(?<=pl)v\.?[ ]*(?=\d)", " "),
        (r"(?<=\d)(?=[a-z]{2})|(?<=[a-z])(?=\d)", " "),
        (r"[^\w.+]+|_|\.(?!\d)", " "),
    ]
)
_SAME = tuple(
    (re.compile(rf"\b{pattern}\b"), replacement)
    for pattern, replacement in [
        (r"(?:the|licen[cs]es?|version)", ""),
        (r"(\d+)(?:\.0)+(?![.\d])", r"\1"),
        (r" +", " "),
        (r"non commercial", "noncommercial"),
        (r"share alike", "sharealike"),
        (r"no deriv(?:ative)?s", "noderivatives"),
        (r"noderivs", "noderivatives"),
        (r"creative commons", "cc"),
        (r"^ ?attribution(?= (?:noncommercial|sharealike|noderivatives|\d))", "cc by"),
        (r"cc zero", "cc 0"),
        (r"(?:lesser|library) general public", "lgpl"),
        (r"affero general public", "agpl"),
        (r"general public", "gpl"),
        (r"(?:gnu )?(?:free documentation|fdl)", "gfdl"),
        (r"gnu (?=[al]?gpl|gfdl)", ""),
        (r"mozilla public", "mpl"),
        (r"eclipse public", "epl"),
        (r"european union public", "eupl"),
        (r"apache software", "apache"),
        (r"(\d) clause bsd", r"bsd \1 clause"),
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_EVERYWHERE = frozenset(
    [
        "any",
        "at",
        "derivs",
        "later",
        "licence",
        "licences",
        "licenses",
        "newer",
        "noderivatives",
        "noderivs",
        "noncommercial",
        "option",
        "sharealike",
        "the",
        "ver",
        "version",
        "versions",
        "your",
    ]
)
"""Words that people write in names although no name of ours has them."""

_CREATIVE_COMMONS = {
    "attribution": "by",
    "noncommercial": "nc",
    "sharealike": "sa",
    "noderivatives": "nd",
    "international": "",
    "universal": "",
    "unported": "",
    "generic": "",
}


def license_spelled(text: str) -> str | None:
    """Return the id of the one licence whose name has the same words, or None.

    >>> license_spelled("GNU GPL v2 or later"), license_spelled("3-Clause BSD License")
    ('GPL-2.0-or-later', 'BSD-3-Clause')
    >>> license_spelled("MIT-style") is license_spelled("BSD license") is None
    True
    """
    if _ODD.search(text) or not _may_be_known(text):
        return None
    return _spellings().get(_words(text))


def _may_be_known(text: str) -> bool:
    """Return whether each word is one of some name, which is quickly seen."""
    known = _vocabulary()
    return all(
        word in known or word.removesuffix("v") in known
        for word in _WORD.findall(text.lower())
    )


def _words(text: str) -> str:
    words = text.lower()
    for pattern, replacement in (*_REWRITTEN, *_SAME):
        words = pattern.sub(replacement, words)
    kept = words.split()
    if "cc" in kept:
        kept = [_CREATIVE_COMMONS.get(word, word) for word in kept]
    return " ".join(filter(None, kept))


@cache
def _spellings() -> Mapping[str, str | None]:
    known: dict[str, str | None] = {}
    for name, id_ in _written():
        words = _words(_ODD.sub(" ", name))
        shared = known.setdefault(words, id_) != id_
        if shared:
            known[words] = None
    return known


@cache
def _vocabulary() -> frozenset[str]:
    names = (word for name, _ in _written() for word in _WORD.findall(name.lower()))
    return _EVERYWHERE.union(names)


def _written() -> Iterator[tuple[str, str | None]]:
    """Return every id, name and alias with its licence; an alias may have none."""
    for id_ in (*spdx_licenses(), *facts_table()["licenses"]):
        yield id_, canonical_license(id_)
    yield from named_licenses()
    for table in ("hub_tags", "aliases"):
        for text, (id_, _) in facts_table()[table].items():
            yield text, id_
