"""Ids on the Hugging Face Hub, however they are written."""

from __future__ import annotations

import re

_LINK = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9_][\w.-]*(?:/[A-Za-z0-9_][\w.-]*)?", re.ASCII)
_AFTER = re.compile(r"/(?:tree|blob|resolve|commit)/\S*\Z")
_OTHER_PAGES = frozenset({"collections", "datasets", "docs", "papers", "spaces"})
_DATASETS = "datasets/"
_LONGEST_ID = 193  # two names of 96 characters, and what stands between them


def hub_id(text: str) -> str | None:
    """Return the id of a model as `org/name`, from it or a link to it, else None.

    >>> hub_id("https://huggingface.co/LLM360/Amber/"), hub_id("xai-org/grok-1")
    ('LLM360/Amber', 'xai-org/grok-1')
    >>> hub_id("https://huggingface.co/papers/2309.16609") is None
    True
    """
    found = model_id(text)
    return found if found is not None and "/" in found else None


def dataset_hub_id(text: str) -> str | None:
    """Return the id of a dataset from a link to it, else None.

    Models and datasets may have the same id, so this one begins with `datasets/`.

    >>> dataset_hub_id("https://huggingface.co/datasets/allenai/c4/tree/main")
    'datasets/allenai/c4'
    """
    found = dataset_id(text) if _LINK.match(text.strip()) else None
    return None if found is None else f"{_DATASETS}{found}"


def model_id(text: str) -> str | None:
    """Return the id of a model where the context says that it is one, else None.

    The oldest models have no organisation in their id.

    >>> model_id("gpt2"), model_id("https://huggingface.co/xai-org/grok-1/tree/main")
    ('gpt2', 'xai-org/grok-1')
    >>> model_id("./output/merged") is None
    True
    """
    return _id(text, "")


def dataset_id(text: str) -> str | None:
    """Return the id of a dataset where the context says that it is one, else None.

    >>> dataset_id("https://huggingface.co/datasets/allenai/c4"), dataset_id("imdb")
    ('allenai/c4', 'imdb')
    """
    return _id(text, _DATASETS)


def _id(text: str, prefix: str) -> str | None:
    path = _LINK.sub("", text.strip(), count=1)
    is_link = path != text.strip()
    if is_link and not path.startswith(prefix):
        return None
    path = _AFTER.sub("", path.removeprefix(prefix)).rstrip("/")
    if len(path) > _LONGEST_ID or _ID.fullmatch(path) is None:
        return None
    known_page = path.partition("/")[0] in _OTHER_PAGES
    return None if known_page or (is_link and "/" not in path) else path
