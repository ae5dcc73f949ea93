"""The words of cards: keys of their front matter, headings of their text.

They are those of the Hub's specification and templates:
https://github.com/huggingface/hub-docs/blob/main/modelcard.md,
https://github.com/huggingface/hub-docs/blob/main/datasetcard.md and the templates in
https://github.com/huggingface/huggingface_hub/tree/main/src/huggingface_hub/templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MODEL_KEYS = frozenset(
    {
        "base_model", "base_model_relation", "co2_eq_emissions", "datasets",
        "eval_results", "inference", "library_name", "mask_token", "metrics",
        "model-index", "model_name", "model_type", "new_version", "pipeline_tag",
        "quantized_by", "widget",
    }
)  # fmt: skip
"""The keys that only the card of a model has."""

DATASET_KEYS = frozenset(
    {
        "annotations_creators", "configs", "dataset_info", "language_creators",
        "language_details", "license_details", "multilinguality", "paperswithcode_id",
        "pretty_name", "size_categories", "source_datasets", "task_categories",
        "task_ids", "train-eval-index", "viewer",
    }
)  # fmt: skip
"""The keys that only the card of a dataset has."""

GATE_KEYS = ("extra_gated_prompt", "extra_gated_fields")
"""The keys with which a card asks something of people before they get the files."""

READ_KEYS = frozenset(
    {
        "annotations_creators", "base_model", "base_model_relation", "datasets",
        "gated", "license", "license_link", "license_name", "model-index",
        "pretty_name", "size_categories", "source_datasets", *GATE_KEYS,
    }
)  # fmt: skip
"""The keys that say something here."""

CARD_KEYS = (
    MODEL_KEYS
    | DATASET_KEYS
    | READ_KEYS
    | {"language", "sdk", "tags", "thumbnail", "extra_gated_heading"}
)
"""The keys that cards have."""

TELLING_KEYS = CARD_KEYS - {"tags", "thumbnail"}
"""The keys by which a card is told: pages of other kinds have the rest as well."""

TOPICS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "training data": ("provenance",),
        "preprocessing": ("processing",),
        "curation rationale": ("scope", "selected"),
        "source data": ("provenance",),
        "data collection and processing": ("obtained", "processing", "filtering"),
        "initial data collection and normalization": ("obtained", "processing"),
        "who are the source data producers": ("provenance",),
        "who are the source language producers": ("provenance",),
        "annotation process": ("labeling",),
        "who are the annotators": ("labeling",),
        "personal and sensitive information": ("characteristics",),
        "dataset structure": ("characteristics",),
        "data instances": ("characteristics",),
        "data fields": ("characteristics",),
        "data splits": ("characteristics",),
    }
)
"""The topics of which a card speaks under a heading of the templates."""

CARD_HEADINGS = frozenset(TOPICS_OF) | {
    "bias, risks, and limitations", "dataset creation", "dataset description",
    "dataset details", "dataset sources", "dataset summary", "direct use",
    "how to get started with the model", "intended uses", "intended uses & limitations",
    "model architecture and objective", "model card authors", "model description",
    "model details", "model sources", "out-of-scope use", "training details",
    "training procedure",
}  # fmt: skip
"""The headings by which a card without front matter is told."""
