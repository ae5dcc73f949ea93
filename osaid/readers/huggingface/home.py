"""Where something stands on the Hugging Face Hub, as far as that is known."""

from __future__ import annotations

from attrs import frozen

from osaid.records.components import Identity

_HUB = "https://huggingface.co"
_DATASETS = "datasets/"


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
