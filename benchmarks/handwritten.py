"""The policy as a person would write it in Python, for this policy and no other."""

from __future__ import annotations

from typing import Literal

from benchmarks.records import KINDS, NOTHING, UNSTATED, Record
from benchmarks.sources import terms_of
from benchmarks.statement import REFUSED
from osaid.records.components import Component, Presence, StatedLicense
from osaid.records.systems import System

CODE = ("architecture", "data_processing", "training", "inference")
OTHERS = ("weights", "datasets", "model_card", "data_card")

_REFUSED = frozenset(REFUSED)
_PROVIDED = Presence.PROVIDED  # members of an enumeration are slow to look up


def on_dict(record: Record) -> bool:
    """Return whether a plain record satisfies the policy."""
    for name in CODE:
        part = record[name]
        if not (part["present"] and part["osi"]):
            return False
    for name in OTHERS:
        part = record[name]
        if not (part["present"] and part["open"]):
            return False
    one, other = record["technical_report"], record["research_paper"]
    if not ((one["present"] and one["open"]) or (other["present"] and other["open"])):
        return False
    for part in record.values():  # noqa: SIM110 - twice as fast as `all`
        if part["license"] in _REFUSED:
            return False
    return True


_CODE_KINDS = tuple(KINDS[name] for name in CODE)
_OTHER_KINDS = tuple(KINDS[name] for name in OTHERS)
_PAPER_KINDS = (KINDS["technical_report"], KINDS["research_paper"])


def on_record(system: System) -> bool:
    """Return whether a typed record satisfies the policy.

    Each field has one statement at most, and none is dated, as in the records that
    are compared; osaid itself takes nothing of that for granted.
    """
    found = {component.kind: component for component in system.components}
    for kind in _CODE_KINDS:
        if not _is_under(found.get(kind), "osi"):
            return False
    for kind in _OTHER_KINDS:
        if not _is_under(found.get(kind), "open"):
            return False
    if not any(_is_under(found.get(kind), "open") for kind in _PAPER_KINDS):
        return False
    return not any(map(_is_refused, found.values()))


def _is_under(component: Component | None, flag: Literal["osi", "open"]) -> bool:
    if component is None or not _is_provided(component):
        return False
    return terms_of(_license(component))[flag]


def _is_refused(component: Component) -> bool:
    return _is_provided(component) and _license(component) in _REFUSED


def _is_provided(component: Component) -> bool:
    stated = component.presence.statements
    return len(stated) == 1 and stated[0].value is _PROVIDED


def _license(component: Component) -> str:
    stated = component.license.statements
    if not stated:
        return UNSTATED
    value = stated[0].value
    return value.written if isinstance(value, StatedLicense) else NOTHING
