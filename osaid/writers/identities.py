"""By what a system is known elsewhere, as other formats write it."""

from __future__ import annotations

import re

from osaid.records.components import Identity

_PURL = re.compile(r"pkg:[!-~]+")
_HUB_MODEL = re.compile(
    r"(?!(?:collections|datasets|docs|papers|spaces)/)[\w.-]+/[\w.-]+", re.ASCII
)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"(?P<algorithm>[a-z0-9-]+):(?P<content>[0-9a-f]{32,128})")


def digest_parts(written: str | None) -> tuple[str, str] | None:
    """Return algorithm and content of a digest, None where it is not one.

    >>> digest_parts("sha256:" + "0" * 64)[0], digest_parts("abc")
    ('sha256', None)
    """
    match = _DIGEST.fullmatch(written or "")
    return None if match is None else (match["algorithm"], match["content"])


def purl_of(identity: Identity) -> str | None:
    """Return a package URL, which may be that of an id on the Hub.

    >>> purl_of(Identity(hub="LLM360/Amber"))
    'pkg:huggingface/LLM360/Amber'
    """
    if identity.purl is not None:
        return identity.purl if _PURL.fullmatch(identity.purl) else None
    model, revision = hub_model(identity), identity.revision or ""
    if model is None:
        return None
    version = f"@{revision}" if _COMMIT.fullmatch(revision) else ""
    return f"pkg:huggingface/{model}{version}"


def hub_model(identity: Identity) -> str | None:
    """Return the id of a model on the Hub; that of a dataset is none.

    >>> hub_model(Identity(hub="datasets/allenai/c4")) is None
    True
    """
    return identity.hub if _HUB_MODEL.fullmatch(identity.hub or "") else None
