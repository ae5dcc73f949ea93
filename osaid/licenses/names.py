"""From what people write to a licence id: old ids, names, aliases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from osaid.licenses.catalog import (
    Alias,
    deprecated_licenses,
    exceptions,
    facts_table,
    folded,
    spdx_licenses,
)

_WORD_LENGTH = 80
"""No id is longer; comparing longer words with all ids would only take time."""

_NEAR = 0.7
"""How like an id a word must be to be taken for it misspelt."""


def canonical_license(word: str) -> str | None:
    """Return a licence id as listed, for an id in any case; None if not known.

    A deprecated id becomes the one that replaces it.

    >>> canonical_license("gpl-3.0+"), canonical_license("apache-2.0+")
    ('GPL-3.0-or-later', 'Apache-2.0+')
    """
    id_ = word.lower()
    if known := _known_ids().get(id_):
        return known
    base = _known_ids().get(id_[:-1]) if id_.endswith("+") else None
    if base is None or base not in spdx_licenses():
        return None
    if later := _known_ids().get(f"{id_[:-1]}-or-later"):
        return later
    return None if base.endswith(("-only", "-or-later")) else f"{base}+"


def canonical_exception(word: str) -> str | None:
    """Return an exception id as listed, for one in any case, or None.

    >>> canonical_exception("classpath-exception-2.0")
    'Classpath-exception-2.0'
    """
    return _known_exceptions().get(word.lower())


def alias_of(text: str) -> Alias | None:
    """Return the alias that a text is, perhaps one that names no licence, or None.

    Tags of the Hugging Face Hub are aliases too.

    >>> alias_of("OpenRAIL").certainty
    'family'
    """
    return _aliases().get(folded(text))


def license_named(text: str) -> str | None:
    """Return the id that a name or alias is read as, or None.

    A name that several licences share is none of theirs.

    >>> license_named("Apache License 2.0")
    'Apache-2.0'
    """
    if alias := alias_of(text):
        return alias.id
    return _names().get(folded(text))


def base_license(id_: str) -> str | None:
    """Return `X` for `X+`: the version of which the id says `or any later`.

    >>> base_license("Apache-2.0+"), base_license("Apache-2.0")
    ('Apache-2.0', None)
    """
    return id_[:-1] if id_.endswith("+") and id_ not in spdx_licenses() else None


def known_license(id_: str) -> bool:
    """Return whether an id, in any case, is on SPDX's list or in our table.

    >>> known_license("LicenseRef-somebody-else")
    False
    """
    return canonical_license(id_) is not None


def nearest(word: str) -> str | None:
    """Return the licence that somebody who wrote this word may have meant.

    >>> nearest("Apache2"), nearest("llama2")
    ('Apache-2.0', 'LicenseRef-scancode-llama-2-license-2023')
    """
    if len(word) > _WORD_LENGTH:
        return None
    if known := canonical_license(word) or license_named(word):
        return known
    return _nearest(word.lower(), _known_ids())


def nearest_exception(word: str) -> str | None:
    """Return the exception that somebody who wrote this word may have meant.

    >>> nearest_exception("Classpath-exception")
    'Classpath-exception-2.0'
    """
    if len(word) > _WORD_LENGTH:
        return None
    return _nearest(word.lower(), _known_exceptions())


def _nearest(word: str, known: Mapping[str, str]) -> str | None:
    from difflib import get_close_matches  # only when something is misspelt

    near = get_close_matches(word, known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else None


@cache
def named_licenses() -> tuple[tuple[str, str], ...]:
    """Return every full name with its licence; some names are shared.

    >>> ("MIT License", "MIT") in named_licenses()
    True
    """
    rows = [(entry.name, id_) for id_, entry in spdx_licenses().items()]
    rows += [(row["name"], id_) for id_, row in facts_table()["licenses"].items()]
    return tuple((name, _known_ids()[id_.lower()]) for name, id_ in rows)


@cache
def _known_ids() -> Mapping[str, str]:
    known = {id_.lower(): id_ for id_ in (*spdx_licenses(), *facts_table()["licenses"])}
    known |= {old.lower(): new for old, new in deprecated_licenses().items() if new}
    for name, alias in _aliases().items():
        if alias.id is not None and name.startswith("licenseref-"):
            known[name] = alias.id
    return known


@cache
def _aliases() -> Mapping[str, Alias]:
    return {
        folded(text): Alias(text, *row)
        for table in ("hub_tags", "aliases")
        for text, row in facts_table()[table].items()
    }


@cache
def _known_exceptions() -> Mapping[str, str]:
    return {id_.lower(): id_ for id_ in exceptions()}


@cache
def _names() -> Mapping[str, str | None]:
    names: dict[str, str | None] = {}
    for name, meant in named_licenses():
        shared = names.setdefault(folded(name), meant) != meant
        if shared:
            names[folded(name)] = None
    return names
