"""The plain form of a record, which every engine can be given.

A record has all 17 components; each says whether it is present, under what terms,
and what those terms are: approved by OSI, or open for what they cover.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "architecture": "code.architecture",
        "data_processing": "code.data_processing",
        "training": "code.training",
        "inference": "code.inference",
        "evaluation": "code.evaluation",
        "libraries": "code.libraries",
        "weights": "parameters.final",
        "checkpoints": "parameters.intermediate",
        "datasets": "data.training",
        "evaluation_data": "data.evaluation",
        "metadata": "document.metadata",
        "outputs": "document.sample_outputs",
        "model_card": "document.model_card",
        "data_card": "information.data_card",
        "technical_report": "document.technical_report",
        "research_paper": "document.research_paper",
        "evaluation_results": "document.evaluation_results",
    }
)
"""The 17 components of the Model Openness Framework, and their kinds in osaid."""

NOTHING = "NONE"
"""The licence of a component that is there without any terms."""

UNSTATED = "NOASSERTION"
"""The licence of one whose terms nobody knows, or nobody can read."""


class Part(TypedDict):
    """What a record says of one component; `license` is empty if it is not there."""

    present: bool
    license: str
    osi: bool
    open: bool


Record = dict[str, Part]
