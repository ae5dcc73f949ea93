"""SPDX 3: licences in all their forms, and what a document says of them."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.licenses.expression import Unread
from osaid.records.components import StatedLicense
from osaid.records.statements import NONE, Grade, Nothing
from tests.readers.spdx3_graphs import Json, Reading, element, model, read, related

LISTED = "https://spdx.org/licenses/"


def expression(name: str, text: str, **properties: object) -> Json:
    stated = {"simplelicensing_licenseExpression": text}
    return element("simplelicensing_LicenseExpression", name, **stated, **properties)


def expanded(kind: str, name: str, /, **properties: object) -> Json:
    own = {f"expandedlicensing_{key}": value for key, value in properties.items()}
    return element(f"expandedlicensing_{kind}", name, **own)


def text(kind: str, name: str, words: str, /, **properties: object) -> Json:
    return element(kind, name, simplelicensing_licenseText=words, **properties)


def declared(*elements: Json, target: str = "l", **properties: object) -> Reading:
    stated = related("hasDeclaredLicense", "Amber", target, **properties)
    return read(model(), *elements, stated)


def licensed(found: Reading) -> StatedLicense | Nothing | None:
    fact = found.component("Amber").license
    return fact.values[0] if fact.statements else None


def shown(found: Reading) -> str | None:
    stated = licensed(found)
    return str(stated.expression) if isinstance(stated, StatedLicense) else None


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


@pytest.mark.parametrize(
    "target",
    [
        "NoneElement",
        "expandedlicensing_NoneLicense",
        "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoneLicense",
    ],
)
def test_no_licence_at_all(target: str) -> None:
    assert licensed(declared(target=target)) is NONE


@pytest.mark.parametrize(
    "target",
    [
        "NoAssertionElement",
        "expandedlicensing_NoAssertionLicense",
        "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense",
    ],
)
def test_no_assertion_is_silence(target: str) -> None:
    found = declared(target=target)
    assert found.component("Amber").license.is_silent
    assert "license-not-read" not in found.codes


def test_an_expression_may_make_no_assertion() -> None:
    assert licensed(declared(expression("l", "NOASSERTION"))) is None
    assert licensed(declared(expression("l", "NONE"))) is NONE


def test_several_licences_of_one_relationship_all_apply() -> None:
    stated = related(
        "hasDeclaredLicense", "Amber", f"{LISTED}MIT", f"{LISTED}CC-BY-4.0"
    )
    assert shown(read(model(), stated)) == "MIT AND CC-BY-4.0"


@pytest.mark.parametrize(
    "other", ["expandedlicensing_NoAssertionLicense", "expandedlicensing_NoneLicense"]
)
def test_a_licence_beside_nothing_is_not_all_of_it(other: str) -> None:
    stated = related("hasDeclaredLicense", "Amber", f"{LISTED}MIT", other)
    assert shown(read(model(), stated)) == "MIT AND NOASSERTION"


def test_declared_and_concluded_are_kept_apart() -> None:
    found = read(
        model(),
        related("hasConcludedLicense", "Amber", f"{LISTED}MIT"),
        related("hasDeclaredLicense", "Amber", f"{LISTED}Apache-2.0"),
    )
    first, second = found.component("Amber").license.statements
    assert isinstance(first.value, StatedLicense)
    assert isinstance(second.value, StatedLicense)
    assert str(first.value.expression) == "Apache-2.0"
    assert first.origin.grade is Grade.ASSERTED
    assert str(second.value.expression) == "MIT"
    assert second.origin.grade is Grade.INFERRED
    assert second.origin.note == "concluded, not declared"
    assert "licenses-differ" in found.codes


def test_what_agrees_is_not_remarked_on() -> None:
    found = read(
        model(),
        related("hasConcludedLicense", "Amber", f"{LISTED}MIT"),
        related("hasDeclaredLicense", "Amber", f"{LISTED}MIT"),
    )
    assert "licenses-differ" not in found.codes


def test_what_is_identified_by_a_title_is_inferred() -> None:
    found = declared(text("simplelicensing_SimpleLicensingText", "l", "MIT License\n…"))
    (statement,) = found.component("Amber").license.statements
    assert statement.origin.grade is Grade.INFERRED
    assert statement.origin.note == "identified by the title of its text"


def test_a_licence_holds_as_long_as_its_relationship() -> None:
    times = {"startTime": "2026-01-01T00:00:00Z", "endTime": "2026-07-01T00:00:00Z"}
    found = declared(expression("l", "MIT"), **times)
    (statement,) = found.component("Amber").license.statements
    assert str(statement.origin.since) == "2026-01-01"
    assert str(statement.origin.until) == "2026-07-01"


def chain(length: int) -> list[Json]:
    """Return a set of a set of … licences."""
    kinds = ("ConjunctiveLicenseSet", "DisjunctiveLicenseSet")
    return [
        expanded(
            kinds[number % 2],
            f"l{number}",
            member=[f"urn:acme#l{number + 1}", f"urn:x:LicenseRef-{number}"],
        )
        for number in range(length)
    ]


def nested(depth: int) -> str:
    """Return an expression that nests so deep, and is an `OR` at the top."""
    found = "MIT"
    for level in range(depth):
        is_or = (depth - level) % 2 == 1
        joined = "LicenseRef-b OR" if is_or else "LicenseRef-a AND"
        found = f"{joined} ({found})"
    return found


NOT_READ: list[tuple[str, list[Json], str]] = [
    ("is not here", [], "https://acme.example/terms"),
    ("is a person", [], "Ada"),
    ("has no expression", [element("simplelicensing_LicenseExpression", "l")], "l"),
    ("has no members", [expanded("ConjunctiveLicenseSet", "l", member=[])], "l"),
    ("is about nothing", [expanded("OrLaterOperator", "l")], "l"),
    (
        "is about a set",
        [
            expanded("OrLaterOperator", "l", subjectLicense="urn:acme#e"),
            expression("e", "MIT OR ISC"),
        ],
        "l",
    ),
    ("adds nothing", [expanded("WithAdditionOperator", "l")], "l"),
    (
        "contains itself",
        [expanded("OrLaterOperator", "l", subjectLicense="urn:acme#l")],
        "l",
    ),
    ("nests too deep", chain(100), "l0"),
    ("nests too deep in the end", [*chain(20), expression("l20", nested(45))], "l0"),
]


@pytest.mark.parametrize(
    ("elements", "target"),
    [form[1:] for form in NOT_READ],
    ids=[form[0] for form in NOT_READ],
)
def test_what_cannot_be_read_stays_unknown(elements: list[Json], target: str) -> None:
    found = declared(*elements, target=target)
    stated = licensed(found)
    assert isinstance(stated, StatedLicense)
    assert "license-not-read" in found.codes
    assert "Unread" in repr(stated.expression)


def test_licences_that_nest_too_deep_only_together_are_unknown() -> None:
    deep = expression("l", nested(50))
    assert "license-not-read" not in declared(deep).codes
    both = related("hasDeclaredLicense", "Amber", "l", f"{LISTED}ISC")
    stated = licensed(read(model(), deep, both))
    assert isinstance(stated, StatedLicense)
    assert isinstance(stated.expression, Unread)


def test_a_set_that_contains_itself_keeps_what_is_known() -> None:
    members = ["urn:acme#l", f"{LISTED}MIT"]
    found = declared(expanded("ConjunctiveLicenseSet", "l", member=members))
    assert shown(found) == '"l" AND MIT'
    assert "license-not-read" in found.codes


def test_sets_that_grow_without_end_are_not_read() -> None:
    sets: list[dict[str, Any]] = [
        expanded(
            "DisjunctiveLicenseSet" if number % 2 else "ConjunctiveLicenseSet",
            f"l{number}",
            member=[
                f"urn:acme#l{number + 1}",
                f"urn:acme#l{number + 2}",
                f"{LISTED}MIT",
            ],
        )
        for number in range(40)
    ]
    found = declared(*sets, target="l0")
    assert "license-not-read" in found.codes


def test_more_licences_than_anybody_states_are_not_read() -> None:
    many = [related("hasDeclaredLicense", "Amber", f"x:{n}") for n in range(51)]
    found = read(model(), *many)
    assert licensed(found) is None
    assert "license-not-read" in found.codes


def test_more_licences_at_once_than_anybody_states_are_unknown() -> None:
    many = related("hasDeclaredLicense", "Amber", *(f"x:{n}" for n in range(201)))
    stated = licensed(read(model(), many))
    assert isinstance(stated, StatedLicense)
    assert isinstance(stated.expression, Unread)
