"""Parts of a record from plain words, for programs that build records themselves.

Equal words give the very same part, so that what is asked of it is asked once.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.licenses.expression import Nothing as NoLicense
from osaid.licenses.reading import read_license
from osaid.records.components import (
    Access,
    Component,
    DataClass,
    Presence,
    StatedLicense,
)
from osaid.records.kinds import KINDS, ROOT, is_below_known
from osaid.records.statements import NONE, Fact, Origin, Statement
from osaid.records.systems import Extent, Listing

_KEPT = 65_536  # parts; records come from others, so what is kept has a bound

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

_SILENT: Fact[str] = Fact()


@lru_cache(_KEPT)
def component(
    kind: str,
    license: str | None = None,  # noqa: A002 - as SPDX spells it
    access: str | None = None,
    *,
    name: str | None = None,
    presence: str | None = "provided",
    data_class: str | None = None,
    location: str | None = None,
    origin: Origin | None = None,
) -> Component:
    """Return a component of which plain words say what is known.

    What is None is unknown. `name` is the kind unless it is given; `license` is read
    as `interpret` reads it, and `NONE` means that none is granted. All of it stands
    on one `origin`. Raises `UsageError` for a word that does not exist.

    >>> weights = component("parameters.final", "Apache-2.0", "open")
    >>> weights.license.values[0].written, weights.location.is_silent
    ('Apache-2.0', True)
    >>> component("parameters.final", "Apache-2.0", "open") is weights
    True
    """
    _check_kind(kind, KINDS)
    ground = origin or Origin()
    return Component(
        kind,
        name or kind,
        presence=_chosen("presence", Presence, presence, ground),
        access=_chosen("access", Access, access, ground),
        license=_licensed(license, ground),
        data_class=_chosen("data_class", DataClass, data_class, ground),
        location=_said(location, ground) if location is not None else _SILENT,
    )


@lru_cache(_KEPT)
def listing(extent: str, kind: str = ROOT, *, origin: Origin | None = None) -> Listing:
    """Return how complete a list is, by default that of all components.

    `extent` is `open`, `released` or `all`. Raises `UsageError` for another word.

    >>> listing("released").extent.values
    (<Extent.RELEASED: 'released'>,)
    """
    _check_kind(kind, (*KINDS, ROOT))
    return Listing(kind, _chosen("extent", Extent, extent, origin or Origin()))


def _said(value: Value, origin: Origin) -> Fact[Value]:
    return Fact((Statement(value, origin),))


def _licensed(text: str | None, origin: Origin) -> Fact[StatedLicense]:
    if text is None:
        return Fact()
    expression = read_license(text)
    if isinstance(expression, NoLicense):
        return Fact((Statement(NONE, origin),))
    return _said(StatedLicense(expression, text), origin)


def _chosen(
    field: str, enumeration: type[Choice], word: str | None, origin: Origin
) -> Fact[Choice]:
    if word is None:
        return Fact()
    try:
        return _said(enumeration(word), origin)
    except ValueError:
        message = f"`{field}`: no {quoted(word)}"
        raise _unknown(message, word, enumeration) from None


def _check_kind(kind: str, known: Iterable[str]) -> None:
    """Raise for what is no kind, and for one of one's own that looks like a slip."""
    own = is_below_known(kind) and suggestion(kind, map(str, known)) is None
    if kind not in known and not own:
        message = f"no kind {quoted(kind)}"
        raise _unknown(message, kind, known)


def _unknown(message: str, word: str, known: Iterable[str]) -> UsageError:
    words = [str(one) for one in known]
    cure = suggestion(word, words) or f"one of {', '.join(words)}"
    return UsageError([Diagnostic("unknown-word", message, help=cure)])
