"""Where something stands on the Hugging Face Hub, as far as that is known."""

from __future__ import annotations

import re

from attrs import frozen

from osaid.records.components import Identity

_HUB = "https://huggingface.co"
_LINK = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?", re.ASCII)
_AFTER = re.compile(r"/(?:tree|blob|resolve|commit)/.*", re.DOTALL)
_OTHER_PAGES = ("collections", "docs", "papers", "spaces")
_DATASETS = "datasets/"
_LONGEST_ID = 193  # two names of 96 characters, and what stands between them


@frozen
class Home:
    """A repository on the Hub: its id such as `org/name`, and a revision of it.

    Ids of models and of datasets may be equal, so that of a dataset has `datasets/`
    before it wherever the two could be taken for each other.

    >>> home = Home("LLM360/Amber", revision="177f9ed")
    >>> home.account, home.name, home.page("README.md")
    ('LLM360', 'Amber', 'https://huggingface.co/LLM360/Amber/blob/177f9ed/README.md')
    >>> Home("allenai/c4", is_dataset=True).identity.hub
    'datasets/allenai/c4'
    """

    id: str | None = None
    is_dataset: bool = False
    revision: str | None = None

    @property
    def account(self) -> str | None:
        """The person or organisation under whose name it stands."""
        account, slash, _ = (self.id or "").partition("/")
        return account if slash else None

    @property
    def name(self) -> str | None:
        """The name of the repository itself."""
        return None if self.id is None else self.id.rpartition("/")[2]

    @property
    def identity(self) -> Identity:
        """By what it is known elsewhere."""
        prefix = _DATASETS if self.is_dataset else ""
        hub = None if self.id is None else f"{prefix}{self.id}"
        return Identity(hub=hub, revision=self.revision)

    def page(self, path: str = "") -> str | None:
        """Return the address of a file, or of the whole where none is named."""
        if self.id is None:
            return None
        address = f"{_HUB}/{self.identity.hub}"
        if path:
            return f"{address}/blob/{self.revision or 'main'}/{path}"
        return f"{address}/tree/{self.revision}" if self.revision else address


def model_id(text: str) -> str | None:
    """Return the id of a model from the id itself or a link to it, else None.

    The oldest models have no organisation in their id.

    >>> model_id("gpt2"), model_id("https://huggingface.co/xai-org/grok-1/tree/main")
    ('gpt2', 'xai-org/grok-1')
    >>> model_id("./output/merged") is None
    True
    """
    return _id(text, "")


def dataset_id(text: str) -> str | None:
    """Return the id of a dataset from the id itself or a link to it, else None.

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
    known_page = path.partition("/")[0] in {*_OTHER_PAGES, "datasets"}
    return None if known_page or (is_link and "/" not in path) else path
