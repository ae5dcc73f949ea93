"""Package URLs, as far as they tell models from other packages.

https://github.com/package-url/purl-spec
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from attrs import frozen

from osaid.readers.hub import dataset_hub_id, hub_id
from osaid.readers.sources import is_link

MODEL_TYPES = frozenset({"huggingface", "mlflow"})
"""The types whose packages are models."""

_PURL = re.compile(
    r"pkg:/*(?P<type>[A-Za-z][\w.+-]*)/(?P<path>[^@?#]+)(?:@(?P<version>[^?#]*))?"
    r"(?:\?(?P<qualifiers>[^#]*))?(?:#.*)?"
)
_DATASETS = "datasets/"


@frozen
class PackageUrl:
    """A package URL; `path` is the namespace and the name."""

    text: str
    type: str
    path: str
    version: str | None = None
    is_elsewhere: bool = False

    @property
    def is_model(self) -> bool:
        """Return whether packages of its type are models, and this no dataset."""
        return self.type in MODEL_TYPES and not self.is_dataset

    @property
    def is_dataset(self) -> bool:
        """Return whether it names a dataset of the Hub."""
        return self.type == "huggingface" and self.path.startswith(_DATASETS)

    @property
    def hub(self) -> str | None:
        """The id of a model or dataset on the Hugging Face Hub."""
        if self.type != "huggingface" or self.is_elsewhere:
            return None
        return self.path if self.is_dataset else hub_id(self.path)


def read_purl(text: str) -> PackageUrl | None:
    """Return a package URL, or None where a text is none.

    >>> read_purl("pkg:huggingface/LLM360/Amber@1d2c").hub
    'LLM360/Amber'
    >>> read_purl("LLM360/Amber") is None
    True
    """
    match = _PURL.fullmatch(text.strip())
    if match is None:
        return None
    elsewhere = "repository_url=" in (match["qualifiers"] or "")
    version = unquote(match["version"]) if match["version"] else None
    path = unquote(match["path"]).strip("/")
    return PackageUrl(text.strip(), match["type"].lower(), path, version, elsewhere)


def linked_model(location: str) -> str | None:
    """Return the id of the model on the Hub to which a download location leads.

    >>> linked_model("git+https://huggingface.co/LLM360/Amber@main")
    'LLM360/Amber'
    >>> linked_model("LLM360/Amber") is None
    True
    """
    link = _link(location)
    return hub_id(link) if is_link(link) else None


def linked_dataset(location: str) -> str | None:
    """Return the id of the dataset on the Hub to which a download location leads.

    >>> linked_dataset("https://huggingface.co/datasets/allenai/c4")
    'datasets/allenai/c4'
    """
    return dataset_hub_id(_link(location))


def _link(location: str) -> str:
    """Return a location without what a version control system adds to it."""
    return re.split("[@?#]", location.strip().removeprefix("git+"))[0]
