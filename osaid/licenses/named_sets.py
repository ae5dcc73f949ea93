"""The sets of licences that policies can name, with their meaning.

Membership has three values. What nobody has looked at is in no set and out of
none: an SPDX id that OSI has not approved and our table does not hold is unknown
in every set but the two that are lists of somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from attrs import field, frozen

from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.clauses import Confidence, Restriction
from osaid.licenses.facts import LicenseFacts, facts_of
from osaid.truth import Truth, any_of, truth_of
from osaid.values import Value

Membership = Callable[[str, Catalogue], Truth]
"""Whether a licence, by its id, is in a set as far as a catalogue knows."""


@frozen
class Definition(Value):
    """A named set: what it holds, on whose word, and how an id is looked up."""

    name: str
    meaning: str
    source: str
    membership: Membership = field(repr=False, eq=False)


def set_names() -> tuple[str, ...]:
    """Return the names of the sets, sorted.

    >>> set_names()[:3]
    ('capped', 'copyleft', 'fsf_libre')
    """
    return tuple(sorted(definitions()))


def members(name: str, catalogue: Catalogue | None = None) -> frozenset[str]:
    """Return the ids that a set holds for certain, deprecated ids included.

    >>> "Apache-2.0" in members("osi_approved")
    True
    """
    return _members(name, catalogue or shipped())


@lru_cache(maxsize=64)
def _members(name: str, catalogue: Catalogue) -> frozenset[str]:
    membership = definitions()[name].membership
    known = {*catalogue.listed, *catalogue.facts["licenses"]}
    return frozenset(id_ for id_ in known if membership(id_, catalogue) is Truth.TRUE)


@cache
def definitions() -> Mapping[str, Definition]:
    """Return the named sets by name."""
    return MappingProxyType(
        {found.name: found for found in (*_lists(), *_families(), *_by_restriction())}
    )


def _lists() -> list[Definition]:
    ours = "our own reading, with a reason for each member in facts.json"
    return [
        Definition(
            "osi_approved",
            "approved by OSI; unknown for the few on which SPDX's lists differ",
            "SPDX's list",
            _osi_approved,
        ),
        Definition(
            "fsf_libre",
            "on FSF's list of free licences; others are not on it, which is no verdict",
            "SPDX's list",
            _fsf_libre,
        ),
        Definition(
            "open_data_and_documents",
            "open terms for data, documents or parameters, beyond OSI's approvals",
            ours,
            _open_terms({"data", "documents", "parameters"}),
        ),
        *(
            Definition(
                f"open_{work}",
                f"open terms for {work}, beyond OSI's approvals",
                ours,
                _open_terms({work}),
            )
            for work in ("data", "documents", "parameters")
        ),
    ]


def _families() -> list[Definition]:
    source = "ScanCode's categories for approved licences, our table for others"
    return [
        Definition(
            "permissive",
            "open terms that let derivatives carry other terms",
            source,
            _family("permissive", {"permissive", "public_domain"}),
        ),
        Definition(
            "copyleft",
            "open terms under which derivatives carry the same or compatible terms",
            source,
            _family("copyleft", {"copyleft"}),
        ),
    ]


def _by_restriction() -> list[Definition]:
    rows: list[tuple[str, str, Callable[[Restriction], Truth]]] = [
        ("use_restricted", "rules out some uses", _of_kinds("field_of_use")),
        (
            "non_commercial",
            "only for non-commercial use, research, or outside production",
            _of_kinds("non_commercial", "research_only", "non_production"),
        ),
        ("capped", "withholds or sells rights above some users or revenue", _caps),
        (
            "no_derivatives",
            "changed versions may not be shared",
            _of_kinds("no_derivatives"),
        ),
        (
            "terms_can_change",
            "the licensor may change the terms, or a policy they name, alone",
            _can_change,
        ),
        ("geography_limited", "leaves out some places", _of_kinds("geography")),
        (
            "output_restricted",
            "limits what may be done with outputs",
            _of_kinds("output_restriction"),
        ),
    ]
    source = "the restrictions in our table; approved licences have none"
    return [
        Definition(name, meaning, source, _carrying(test))
        for name, meaning, test in rows
    ]


def _osi_approved(id_: str, catalogue: Catalogue) -> Truth:
    if id_ in catalogue.facts["disputed_approval"]:
        return Truth.UNKNOWN
    return _listed(id_, "osi_approved", catalogue)


def _fsf_libre(id_: str, catalogue: Catalogue) -> Truth:
    return _listed(id_, "fsf_libre", catalogue)


def _listed(id_: str, flag: str, catalogue: Catalogue) -> Truth:
    if listed := catalogue.listed.get(id_):
        return truth_of(bool(getattr(listed, flag)))
    return Truth.FALSE if id_ in catalogue.facts["licenses"] else Truth.UNKNOWN


def _open_terms(works: set[str]) -> Membership:
    def membership(id_: str, catalogue: Catalogue) -> Truth:
        facts = facts_of(id_, catalogue)
        if facts is None or facts.confidence is Confidence.FROM_MEMORY:
            return Truth.UNKNOWN
        named = catalogue.facts["open_terms"].get(id_)
        if named is not None and works & set(named["for"]):
            return Truth.TRUE
        judged = id_ in catalogue.facts["licenses"] or facts.osi == "approved"
        return Truth.FALSE if judged or named is not None else Truth.UNKNOWN

    return membership


def _family(name: str, categories: set[str]) -> Membership:
    def membership(id_: str, catalogue: Catalogue) -> Truth:
        for family, ids in catalogue.facts["osi_families"].items():
            if id_ in ids:
                return truth_of(family == name)
        facts = facts_of(id_, catalogue)
        if facts is None or facts.category is None or not facts.confidence.settles:
            return Truth.UNKNOWN
        return truth_of(facts.category in categories)

    return membership


def _carrying(test: Callable[[Restriction], Truth]) -> Membership:
    def membership(id_: str, catalogue: Catalogue) -> Truth:
        facts = facts_of(id_, catalogue)
        if facts is None or not (facts.confidence.settles or facts.views):
            return Truth.UNKNOWN
        stated = (test(found) & _certainty(found) for found in facts.restrictions)
        return any_of(stated) | _unmentioned(facts)

    return membership


def _certainty(restriction: Restriction) -> Truth:
    return Truth.TRUE if restriction.confidence.settles else Truth.UNKNOWN


def _unmentioned(facts: LicenseFacts) -> Truth:
    if not facts.confidence.settles or facts.confidence is Confidence.SECONDARY:
        return Truth.UNKNOWN
    return Truth.FALSE


def _of_kinds(*kinds: str) -> Callable[[Restriction], Truth]:
    return lambda restriction: truth_of(restriction.kind in kinds)


def _caps(restriction: Restriction) -> Truth:
    threshold = restriction.kind in {"user_threshold", "revenue_threshold"}
    # Above some thresholds nothing is lost, a name must be shown.
    return truth_of(threshold and restriction.effect != "display_duty")


def _can_change(restriction: Restriction) -> Truth:
    if restriction.unilateral_change is None and restriction.url is not None:
        # The term stands on a page of the licensor's.
        return Truth.UNKNOWN
    return truth_of(restriction.unilateral_change is True)
