"""The JSON Schema of supplements, which are written like records."""

from __future__ import annotations

import json

from osaid.readers import native, supplements
from osaid.readers.mappings import entries_of
from osaid.records.components import Identity
from tests.generated_record_schema import record_schema

NAMES = ("name", *(name for name in entries_of(Identity) if name != "revision"))


def supplement_schema() -> str:
    """Return the text of `osaid/schemas/supplement-1.json`."""
    schema = json.loads(record_schema())
    properties = schema["properties"]
    version = properties.pop(native.MARK)
    del properties["trust"]
    found = {
        **schema,
        "$id": "urn:osaid:schema:supplement-1",
        "title": "What somebody adds to records of an AI system, as osaid reads it",
        "required": [supplements.MARK],
        "anyOf": [{"required": [name]} for name in NAMES],
        "properties": {supplements.MARK: version, **properties},
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
