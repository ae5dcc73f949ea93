"""By what components of several records are known to be the same.

An identity says so by itself. A name does only where it names one thing: `model card`
or `README.md` names another thing in each place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from osaid.records.components import Component, Identity
from osaid.records.kinds import within

_COMMON = """
and architecture base card checkpoints code corpus data dataset datasets datasheet
describing document documentation evaluation file files final for fine hyperparameter in
inference information intermediate libraries license list listing main metadata model of
optimizer outputs paper parameters parent pre preprint preprocessing pretraining
processing raw readme release report repository research results sample scripts search
settings software source state sub supporting tech technical test testing the this
tokenizer tools train training tuning validation weights
"""
COMMON = frozenset(_COMMON.split())
"""Words that say of what kind something is, and not which one."""

_PURL = re.compile(
    r"pkg:/*(?P<type>[A-Za-z][\w.+-]*)/(?P<path>[^@?#]+)(?:@(?P<version>[^?#]*))?.*"
)
_HUB_PAGE = re.compile(
    r"(?:huggingface\.co|hf\.co)/(?P<id>(?:datasets/)?[\w.-]+/[\w.-]+)(?:/tree/[\w.-]+)?"
)
_NOT_A_HUB_ID = ("api/", "collections/", "docs/", "papers/", "spaces/")
_LINK = re.compile(r"(?:git\+)?https?://(?:www\.)?(?P<host>[^/\s]+)(?P<path>/\S*)?")
_FILE = re.compile(r".*\.[A-Za-z]\w{0,9}", re.DOTALL)
_DATASETS = "datasets/"
_DATA = "data"


def identity_keys(identity: Identity, kind: str | None = None) -> Mapping[str, str]:
    """Return the identities by which something is known, in one spelling each.

    A package URL of the Hugging Face Hub is an id there. `kind` is that of the
    component, as datasets and models of the Hub may have the same id.

    >>> dict(identity_keys(Identity(purl="pkg:huggingface/LLM360/Amber@1d2c")))
    {'hub': 'llm360/amber'}
    """
    found = {}
    hub, match = identity.hub, _PURL.fullmatch(identity.purl or "")
    if match and match["type"].lower() == "huggingface":
        hub = hub or match["path"]
    elif identity.purl:
        text = identity.purl.strip()
        found["purl"] = text if match is None else _folded(text, match["type"])
    if hub:
        found["hub"] = hub_key(hub, kind)
    if identity.digest:
        found["digest"] = identity.digest.strip().lower()
    return found


def _folded(text: str, type_: str) -> str:
    return text.replace(type_, type_.lower(), 1)


def hub_key(hub: str, kind: str | None = None) -> str:
    """Return an id on the Hub in one spelling; that of data begins with `datasets/`.

    >>> hub_key("allenai/C4", "data.training")
    'datasets/allenai/c4'
    """
    key = hub.strip().strip("/").casefold()
    is_data = kind is not None and within(kind, _DATA)
    return f"{_DATASETS}{key}" if is_data and not key.startswith(_DATASETS) else key


def at_odds(one: Identity, other: Identity, kind: str | None = None) -> bool:
    """Return whether two identities cannot be of the same thing.

    Identities of other sorts cannot be compared, nor digests of other algorithms.

    >>> at_odds(Identity(hub="LLM360/Amber"), Identity(hub="LLM360/AmberChat"))
    True
    >>> at_odds(Identity(hub="LLM360/Amber"), Identity(digest="sha256:00"))
    False
    """
    ours, theirs = identity_keys(one, kind), identity_keys(other, kind)
    shared = [(name, key, theirs[name]) for name, key in ours.items() if name in theirs]
    return any(_differ(*pair) for pair in shared)


def _differ(name: str, one: str, other: str) -> bool:
    if name == "digest":
        same = one.partition(":")[0] == other.partition(":")[0]
        return same and one != other
    if name == "purl":
        return _other_package(_PURL.fullmatch(one), _PURL.fullmatch(other))
    return one != other


def _other_package(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    if one is None or other is None or one["type"] != other["type"]:
        return False  # a package may be known in several places
    versions = {one["version"], other["version"]} - {None}
    return one["path"] != other["path"] or len(versions) > 1


def plain_name(name: str) -> str:
    """Return a name without what people spell in more than one way.

    >>> plain_name("Training-Code")
    'trainingcode'
    """
    return "".join(c for c in name.casefold() if c.isalnum())


def title(name: str) -> str:
    """Return the name of a system without the organisation before it.

    >>> title("LLM360/Amber") == title("amber")
    True
    """
    return plain_name(name.rpartition("/")[2])


def is_common(name: str) -> bool:
    """Return whether many things have such a name, so that it does not tell which.

    >>> is_common("Model card"), is_common("The Pile")
    (True, False)
    """
    words = re.findall(r"[^\W_]+", name.casefold())
    return all(word in COMMON or word.isdigit() for word in words)


def is_file(name: str) -> bool:
    """Return whether a name is that of a file, of which there is one in each folder.

    >>> is_file("train.py"), is_file("Llama 3.1")
    (True, False)
    """
    return _FILE.fullmatch(name) is not None


def places(component: Component) -> frozenset[str]:
    """Return the links at which a component can be had, in one spelling each."""
    said = (value for value in component.location.values if isinstance(value, str))
    return frozenset(filter(None, map(_place, said)))


def _place(text: str) -> str | None:
    match = _LINK.fullmatch(text.strip())
    if match is None:
        return None
    path = (match["path"] or "").rstrip("/").removesuffix(".git")
    return re.sub(r"/tree/(main|master)$", "", f"{match['host'].casefold()}{path}")


def hub_places(component: Component) -> Iterator[str]:
    """Yield the ids on the Hub of the pages at which a component can be had."""
    for place in sorted(places(component)):
        match = _HUB_PAGE.fullmatch(place)
        if match is not None and not match["id"].startswith(_NOT_A_HUB_ID):
            yield hub_key(match["id"])
