"""SPDX 3: licences in all their forms."""

from __future__ import annotations

import pytest

from tests.readers.spdx3_graphs import (
    LISTED,
    Json,
    declared,
    expanded,
    expression,
    shown,
    text,
)

FORMS: list[tuple[str, list[Json], str, str]] = [
    ("expression", [expression("l", "apache-2.0 OR MIT")], "l", "Apache-2.0 OR MIT"),
    ("listed elsewhere", [], f"{LISTED}Apache-2.0", "Apache-2.0"),
    ("an id alone", [], "x:MIT", '"x:MIT"'),
    (
        "listed, by its address",
        [
            {
                **expanded("ListedLicense", "l"),
                "spdxId": f"{LISTED}MIT",
                "name": "The MIT",
            }
        ],
        f"{LISTED}MIT",
        "MIT",
    ),
    ("listed, by its name", [expanded("ListedLicense", "l")], "l", '"l"'),
    (
        "custom, by its name",
        [text("expandedlicensing_CustomLicense", "l", "…", name="MIT License")],
        "l",
        "MIT",
    ),
    (
        "text, by its title",
        [
            text(
                "simplelicensing_SimpleLicensingText",
                "l",
                "\n  Llama 3.1 Community License Agreement\n\nOf 2024",
                name="own terms",
            )
        ],
        "l",
        "LicenseRef-scancode-llama-3.1-license-2024",
    ),
    (
        "custom, by its reference",
        [text("expandedlicensing_CustomLicense", "LicenseRef-acme", "…", name="ACME")],
        "LicenseRef-acme",
        "LicenseRef-acme",
    ),
    (
        "text of nobody",
        [text("simplelicensing_SimpleLicensingText", "l", "…", name="ACME terms")],
        "l",
        '"ACME terms"',
    ),
    (
        "all of a set",
        [
            expanded(
                "ConjunctiveLicenseSet", "l", member=["urn:acme#m", f"{LISTED}MIT"]
            ),
            expression("m", "ISC OR Zlib"),
        ],
        "l",
        "(ISC OR Zlib) AND MIT",
    ),
    (
        "one of a set",
        [
            expanded(
                "DisjunctiveLicenseSet", "l", member=[f"{LISTED}MIT", f"{LISTED}ISC"]
            )
        ],
        "l",
        "MIT OR ISC",
    ),
    (
        "a set of sets",
        [
            expanded(
                "DisjunctiveLicenseSet", "l", member=["urn:acme#m", f"{LISTED}MIT"]
            ),
            expanded(
                "ConjunctiveLicenseSet", "m", member=[f"{LISTED}ISC", f"{LISTED}Zlib"]
            ),
        ],
        "l",
        "ISC AND Zlib OR MIT",
    ),
    (
        "a set with nothing said",
        [
            expanded(
                "ConjunctiveLicenseSet",
                "l",
                member=[f"{LISTED}MIT", "expandedlicensing_NoAssertionLicense"],
            )
        ],
        "l",
        "MIT AND NOASSERTION",
    ),
    (
        "a set with none",
        [
            expanded(
                "DisjunctiveLicenseSet",
                "l",
                member=[f"{LISTED}MIT", "expandedlicensing_NoneLicense"],
            )
        ],
        "l",
        "MIT OR NONE",
    ),
    (
        "or later",
        [expanded("OrLaterOperator", "l", subjectLicense=f"{LISTED}GPL-2.0-only")],
        "l",
        "GPL-2.0-or-later",
    ),
    (
        "or later, and no GNU",
        [expanded("OrLaterOperator", "l", subjectLicense=f"{LISTED}Apache-2.0")],
        "l",
        "Apache-2.0+",
    ),
    (
        "or later, said twice",
        [expanded("OrLaterOperator", "l", subjectLicense=f"{LISTED}GPL-2.0-or-later")],
        "l",
        "GPL-2.0-or-later",
    ),
    (
        "with an exception",
        [
            expanded(
                "WithAdditionOperator",
                "l",
                subjectExtendableLicense=f"{LISTED}GPL-2.0-only",
                subjectAddition=f"{LISTED}Classpath-exception-2.0",
            )
        ],
        "l",
        "GPL-2.0-only WITH Classpath-exception-2.0",
    ),
    (
        "with an addition of one's own",
        [
            expanded(
                "WithAdditionOperator",
                "l",
                subjectExtendableLicense=f"{LISTED}MIT",
                subjectAddition="urn:acme#a",
            ),
            expanded("CustomLicenseAddition", "a", additionText="…")
            | {"name": "no bombs"},
        ],
        "l",
        '"MIT WITH no bombs"',
    ),
    (
        "an own id with an exception, that is a set",
        [
            expression(
                "l",
                "LicenseRef-1 WITH Classpath-exception-2.0",
                simplelicensing_customIdToUri=[
                    {"key": "LicenseRef-1", "value": "urn:acme#e"}
                ],
            ),
            expression("e", "MIT OR ISC"),
        ],
        "l",
        "LicenseRef-1 WITH Classpath-exception-2.0",
    ),
    (
        "own ids of an expression",
        [
            expression(
                "l",
                "MIT AND LicenseRef-1 AND (LicenseRef-2 OR "
                "LicenseRef-1 WITH Linux-syscall-note)",
                simplelicensing_customIdToUri=[
                    {"key": "LicenseRef-1", "value": "urn:acme#t"},
                    {"key": "LicenseRef-2", "value": "urn:acme#own"},
                    {"key": "broken"},
                ],
            ),
            text("simplelicensing_SimpleLicensingText", "t", "…", name="Apache 2.0"),
            text("simplelicensing_SimpleLicensingText", "own", "…", name="ACME"),
        ],
        "l",
        "MIT AND Apache-2.0 AND (LicenseRef-2 OR Apache-2.0 WITH Linux-syscall-note)",
    ),
]


@pytest.mark.parametrize(
    ("elements", "target", "expected"),
    [form[1:] for form in FORMS],
    ids=[form[0] for form in FORMS],
)
def test_forms_of_licences(elements: list[Json], target: str, expected: str) -> None:
    assert shown(declared(*elements, target=target)) == expected
