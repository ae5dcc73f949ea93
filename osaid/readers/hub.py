"""Ids on the Hugging Face Hub, however they are written."""

from __future__ import annotations

import re

_ID = re.compile(
    r"(?:https?://(?:www\.)?(?:huggingface\.co|hf\.co)/)?"
    r"(?P<id>[\w.-]+/[\w.-]+)(?:/(?:tree|blob|resolve|commit)/\S*)?/?"
)
_DATASET = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/"
    r"(?P<id>datasets/[\w.-]+/[\w.-]+)(?:/(?:tree|blob|resolve|commit)/\S*)?/?"
)
_NOT_MODELS = ("collections/", "datasets/", "docs/", "papers/", "spaces/")


def hub_id(text: str) -> str | None:
    """Return the id of a model from the id itself or a link to it, else None.

    >>> hub_id("https://huggingface.co/LLM360/Amber/"), hub_id("xai-org/grok-1")
    ('LLM360/Amber', 'xai-org/grok-1')
    >>> hub_id("https://huggingface.co/papers/2309.16609") is None
    True
    """
    match = _ID.fullmatch(text.strip())
    if match is None or match["id"].startswith(_NOT_MODELS):
        return None
    return match["id"]


def dataset_hub_id(text: str) -> str | None:
    """Return the id of a dataset from a link to it, else None.

    Models and datasets may have the same id, so this one begins with `datasets/`.

    >>> dataset_hub_id("https://huggingface.co/datasets/allenai/c4/tree/main")
    'datasets/allenai/c4'
    """
    match = _DATASET.fullmatch(text.strip())
    return None if match is None else match["id"]
