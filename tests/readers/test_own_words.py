"""Words of one's own in records: taken as they are, kept, and remarked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from osaid.diagnostics import Diagnostic, InputError, Severity, UsageError
from osaid.readers.inputs import read, read_all
from osaid.records.canonical import canonical
from osaid.records.plain import component, listing
from osaid.records.systems import System


def whole(**parts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    """Return a record with some parts."""
    return {"osaid_record": 1, "name": "small", **parts}


def taken(source: object) -> tuple[System, tuple[Diagnostic, ...]]:
    """Return the one system of a source, with what is remarked."""
    (found,) = read_all(source)  # type: ignore[arg-type] # bytes or a mapping
    assert found.system is not None
    return found.system, found.diagnostics


@pytest.mark.parametrize(
    ("parts", "code", "severity", "cure"),
    [
        (
            {"components": {"code.reward_model": {}}},
            "own-kind",
            Severity.INFORMATION,
            "it is read by policies that declare it",
        ),
        (
            {"components": {"code.trainning": {}}},
            "own-kind",
            Severity.WARNING,
            "did you mean `code.training`?",
        ),
        (
            {"listings": {"code.training.distillation_steps": "all"}},
            "own-kind",
            Severity.INFORMATION,
            "it is read by policies that declare it",
        ),
        (
            {"unused": {"data.trainning": "yes"}},
            "own-kind",
            Severity.WARNING,
            "did you mean `data.training`?",
        ),
        (
            {"components": {"document": {"covers": ["consent"]}}},
            "own-topic",
            Severity.INFORMATION,
            "it is read by policies that declare it",
        ),
        (
            {"components": {"document": {"covers": {"provenence": "no"}}}},
            "own-topic",
            Severity.WARNING,
            "did you mean `provenance`?",
        ),
    ],
)
def test_a_word_of_ones_own_is_kept_and_remarked(
    parts: dict[str, Any], code: str, severity: Severity, cure: str
) -> None:
    source = json.dumps(whole(**parts)).encode()
    system, (remark,) = taken(source)
    assert (remark.code, remark.severity, remark.help) == (code, severity, cure)
    assert remark.excerpt is not None
    written = canonical(system)
    assert canonical(read(written)) == written
    for part, said in parts.items():
        assert written[part].keys() == said.keys()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"components": {"cod.training": {}}}, "unknown-kind"),
        ({"components": {"component.training": {}}}, "unknown-kind"),
        ({"components": {"parent.teacher": {}}}, "unknown-kind"),
        ({"components": {"code.Reward model": {}}}, "unknown-kind"),
        ({"components": {"code.": {}}}, "unknown-kind"),
        ({"listings": {"codes": "all"}}, "unknown-kind"),
        ({"components": {"document": {"covers": ["Where from"]}}}, "unknown-topic"),
    ],
)
def test_what_cannot_be_such_a_word_is_an_error(
    parts: dict[str, Any], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(whole(**parts))
    assert [d.code for d in caught.value.diagnostics] == [code]


def test_columns_name_kinds_and_attributes_of_ones_own() -> None:
    text = (
        "name,code.reward_model.presence,code.trainning.presence,"
        "attributes.acme-models.country\nsmall,provided,withheld,DE\n"
    )
    system, remarks = taken(text.encode())
    assert [c.kind for c in system.components] == [
        "code.reward_model",
        "code.trainning",
    ]
    assert [(a.name, a.fact.values) for a in system.attributes] == [
        ("acme-models.country", ("DE",))
    ]
    assert [(d.code, d.severity) for d in remarks] == [
        ("own-kind", Severity.INFORMATION),
        ("own-kind", Severity.WARNING),
    ]


def test_attributes_are_texts_whatever_type_they_are_of() -> None:
    own = {"acme.vetted": True, "acme.size": 10, "acme.fee": "10 EUR"}
    (vetted, size, fee) = read(whole(attributes=own)).attributes
    assert vetted.fact.values == ("true",)
    assert size.fact.values == ("10",)
    assert fee.fact.values == ("10 EUR",)


def test_programs_may_use_kinds_of_their_own_but_no_slips() -> None:
    assert component("code.reward_model").kind == "code.reward_model"
    assert listing("all", "data.consent_forms").kind == "data.consent_forms"
    for slip in ("code.trainning", "cod", "parent.teacher"):
        with pytest.raises(UsageError):
            component(slip)
