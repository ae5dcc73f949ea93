"""Ids on the Hugging Face Hub, however they are written."""

from __future__ import annotations

import re

_ID = re.compile(
    r"(?:https?://(?:www\.)?(?:huggingface\.co|hf\.co)/)?"
    r"(?P<id>[\w.-]+/[\w.-]+)(?:/(?:tree|blob|resolve|commit)/\S*)?/?"
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
