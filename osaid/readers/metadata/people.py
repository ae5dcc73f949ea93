"""People and organisations, as files of metadata list them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

_MOST_NAMES = 3


@frozen
class Author:
    """A person, or an organisation; a person may work for one."""

    name: str
    is_organisation: bool = False
    affiliation: str | None = None


def supplier_of(authors: Sequence[Author]) -> str | None:
    """Return who supplies what these have made, in one line.

    An organisation among them is the supplier, and so is one for which all of several
    people work; else it is the people themselves.

    >>> supplier_of([Author(name, affiliation="ACME") for name in ("Ada", "Bo")])
    'ACME'
    >>> supplier_of([Author("Ada"), Author("Bo"), Author("Cy"), Author("Di")])
    'Ada, Bo, Cy and others'
    """
    organisations = [author.name for author in authors if author.is_organisation]
    affiliations = {author.affiliation for author in authors}
    common = affiliations.pop() if len(affiliations) == 1 < len(authors) else None
    if organisations or common:
        return organisations[0] if organisations else common
    names = ", ".join(author.name for author in authors[:_MOST_NAMES])
    more = " and others" if len(authors) > _MOST_NAMES else ""
    return f"{names}{more}" or None
