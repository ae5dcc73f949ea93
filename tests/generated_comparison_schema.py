"""The JSON Schema of comparisons, from the types of the classes that are written."""

from __future__ import annotations

from osaid.reports.comparison_forms import SCHEMA, Document
from tests.generated_verdict_schema import schema_of


def comparison_schema() -> str:
    """Return the text of `osaid/schemas/comparison-1.json`."""
    return schema_of(Document, SCHEMA, "What osaid says of how strict policies are")
