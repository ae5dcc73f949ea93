"""The tree of component kinds, and the topics that documents cover.

A kind is a dotted name; whoever names a kind means its whole branch. The kinds
follow the parts that OSAID 1.0 and the Model Openness Framework name:
https://opensource.org/ai/open-source-ai-definition and
https://arxiv.org/abs/2403.13784.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from osaid.values import Value


@frozen
class Kind(Value):
    """One kind: its name, what it is, and whether a system has at most one.

    The listing of a `single` kind is complete as soon as one existing component
    of it is listed.
    """

    name: str
    meaning: str
    single: bool = False


ROOT = "component"
"""The branch that is the whole tree; no component is of this kind itself."""

PARENT = "parent"
"""The kind of what a system was derived from."""


def _tree(*kinds: Kind) -> Mapping[str, Kind]:
    return MappingProxyType({kind.name: kind for kind in kinds})


KINDS: Mapping[str, Kind] = _tree(
    Kind("code", "source code of any step"),
    Kind("code.data_processing", "cleans, filters and prepares training data"),
    Kind("code.training", "trains the model, with its arguments and settings"),
    Kind("code.validation", "validates and tests during development"),
    Kind("code.evaluation", "runs benchmarks on the finished model"),
    Kind("code.tokenizer", "the tokenizer, its files and how it was made"),
    Kind("code.hyperparameter_search", "searches for settings of the training"),
    Kind("code.inference", "runs the model"),
    Kind("code.architecture", "defines the model's structure", single=True),
    Kind("code.libraries", "supporting libraries and tools of the release"),
    Kind("parameters", "weights and other learned or configured values"),
    Kind("parameters.final", "the parameters that are released", single=True),
    Kind("parameters.intermediate", "checkpoints from during the training"),
    Kind("parameters.optimizer_state", "the state of the optimizer"),
    Kind("data", "data of any use"),
    Kind("data.training", "data that the parameters were derived from"),
    Kind("data.validation", "data held out during the training"),
    Kind("data.evaluation", "data of benchmarks"),
    Kind("information", "documents that exist to describe data"),
    Kind("information.data_card", "a card for one dataset"),
    Kind("information.datasheet", "a datasheet for one dataset"),
    Kind("information.listing", "a list of datasets and where to get them"),
    Kind("document", "any other document of the release"),
    Kind("document.model_card", "a card for the model"),
    Kind("document.technical_report", "a technical report"),
    Kind("document.research_paper", "a research paper"),
    Kind("document.evaluation_results", "results of benchmarks"),
    Kind("document.sample_outputs", "examples of what the model produces"),
    Kind("document.metadata", "metadata, such as the training configuration"),
    Kind("document.governance", "how the release was decided and is looked after"),
    Kind("upstream", "what a third party made and this system builds on"),
    Kind("upstream.data_processing", "a third party's code that prepared a corpus"),
    Kind("upstream.runtime", "a vendor's software that the code runs on"),
    Kind("upstream.tokenizer", "how a third party made a tokenizer that is used"),
    Kind("parent", "a model that this one was derived from"),
)

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "provenance": "where the data came from",
        "scope": "what the data holds and leaves out",
        "characteristics": "what the data is like: size, languages, properties",
        "obtained": "how the data was obtained",
        "selected": "how it was chosen what to take",
        "labeling": "how labels were made",
        "processing": "how the data was changed and prepared",
        "filtering": "what was taken out, and how",
    }
)


_LONGEST_NAME = 200
_NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*", re.ASCII)


def is_name(word: str) -> bool:
    """Return whether a word can be the name of a kind, or of a topic.

    >>> is_name("code.reward_model"), is_name("Reward model")
    (True, False)
    """
    return len(word) <= _LONGEST_NAME and _NAME.fullmatch(word) is not None


def is_below_known(kind: str, known: Container[str] = KINDS) -> bool:
    """Return whether a kind of one's own lies below one that is known.

    Nothing lies below `parent`: what a system was derived from has one kind.

    >>> is_below_known("code.reward_model"), is_below_known("cod.training")
    (True, False)
    """
    if not is_name(kind):
        return False
    _, *above = ancestors(kind)
    return any(branch in known for branch in above if branch not in {PARENT, ROOT})


def within(kind: str, branch: str) -> bool:
    """Return whether a kind is a branch of the tree or lies below it.

    The branch `component` is the whole tree.

    >>> within("code.training", "code")
    True
    >>> within("codec", "code")
    False
    """
    return kind == branch or kind.startswith(branch + ".") or branch == ROOT


def ancestors(kind: str) -> Iterable[str]:
    """Return a kind and everything above it, nearest first.

    >>> list(ancestors("code.training"))
    ['code.training', 'code', 'component']
    """
    while kind:
        yield kind
        kind = kind.rpartition(".")[0]
    yield ROOT


def is_single(kind: str) -> bool:
    """Return whether a system has at most one component of a kind.

    >>> is_single("parameters.final")
    True
    """
    known = KINDS.get(kind)
    return known is not None and known.single
