"""The words of the SPDX 3 model: how they are written, and which stand for nothing.

The model is https://spdx.github.io/spdx-spec/v3.0.1/, the draft of its successor
https://spdx.github.io/spdx-spec/v3.1-dev/.
"""

from __future__ import annotations

from typing import Final

TERMS: Final = "https://spdx.org/rdf/3"
"""How the address of every term of the model begins, in any version."""

_PROFILES: Final = frozenset(
    {"ai", "dataset", "software", "simplelicensing", "expandedlicensing"}
)
_NONE: Final = frozenset({"NONE", "None", "NoneElement", "NoneLicense"})
_NO_ASSERTION: Final = frozenset(
    {"NOASSERTION", "NoAssertion", "NoAssertionElement", "NoAssertionLicense"}
)

PACKAGES: Final = frozenset({"AIPackage", "DatasetPackage", "Package"})
"""The types of packages."""

ARTIFACTS: Final = PACKAGES | {"File"}
"""The types that a part of a system may have."""

COLLECTIONS: Final = frozenset({"SpdxDocument", "Sbom", "Bom", "Bundle"})
"""The types that are about other elements and are no part of a system."""

LICENSES: Final = frozenset(
    {
        "LicenseExpression", "SimpleLicensingText", "ListedLicense", "CustomLicense",
        "ConjunctiveLicenseSet", "DisjunctiveLicenseSet", "OrLaterOperator",
        "WithAdditionOperator", "ListedLicenseException", "CustomLicenseAddition",
        "IndividualLicensingInfo",
    }
)  # fmt: skip
"""The types that licences are made of."""


def short(name: str) -> str:
    """Return a term without the mark of its profile, or its address.

    >>> short("software_packageVersion"), short("name")
    ('packageVersion', 'name')
    >>> short("https://spdx.org/rdf/3.0.1/terms/Core/LifecycleScopeType/build")
    'build'
    """
    if name.startswith(TERMS):
        return name.rpartition("/")[2]
    profile, _, rest = name.partition("_")
    return rest if profile in _PROFILES else name


def is_none(identifier: str) -> bool:
    """Return whether an identifier is that of nothing at all, such as `NONE`.

    >>> is_none("expandedlicensing_NoneLicense"), is_none("NoAssertionElement")
    (True, False)
    """
    return short(identifier) in _NONE


def is_no_assertion(identifier: str) -> bool:
    """Return whether an identifier says that nothing is said.

    >>> is_no_assertion("https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement")
    True
    """
    return short(identifier) in _NO_ASSERTION
