"""The Model Openness Tool's evaluation, from its published rules and nothing else.

https://github.com/lfai/model_openness_tool: `mof.settings.yml`, `ModelEvaluator.php`,
`ModelUpdater.php` and `LicenseHandler.php`. It works on what YAML holds, without the
readers, policies or engines that it is compared with.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import frozen

from osaid.licenses.catalog import spdx_licenses

REQUIRED: Mapping[int, Mapping[str, str]] = {
    3: {
        "Model architecture": "code",
        "Model parameters (Final)": "data",
        "Technical report": "document",
        "Evaluation results": "document",
        "Model card": "document",
        "Data card": "document",
    },
    2: {
        "Training code": "code",
        "Inference code": "code",
        "Evaluation code": "code",
        "Evaluation data": "data",
    },
    1: {
        "Datasets": "data",
        "Data preprocessing code": "code",
        "Research paper": "document",
        "Model parameters (Intermediate)": "data",
    },
}
OPTIONAL = (
    "Sample model outputs",
    "Supporting libraries and tools",
    "Model metadata",
)
_OPEN_DATA = """
    CC0-1.0 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT
    CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0
    CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5
    CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-4.0 CDLA-Permissive-1.0
    CDLA-Permissive-2.0 CDLA-Sharing-1.0 ODC-PDDL-1.0 ODC-By-1.0 ODbL-1.0 GFDL-1.3
    OGL-Canada-2.0 OGL-UK-2.0 OGL-UK-3.0
"""
OPEN_DATA = frozenset(_OPEN_DATA.split())
UNLICENSED = "unlicensed"
REPORT, PAPER = "Technical report", "Research paper"


@frozen
class Evaluated:
    """The class of a model, 0 without one, and its progress by class as a part of 1."""

    openness: int
    progress: Mapping[int, Fraction]


def is_open(license_id: object) -> bool:
    """Return whether a licence is open: its exact id is on one of the lists."""
    listed = spdx_licenses().get(str(license_id))
    approved = listed is not None and bool(listed.osi_approved or listed.fsf_libre)
    return approved or license_id in OPEN_DATA or license_id == "OpenMDW-1.0"


def license_of(component: Mapping[str, Any], content: str, release: Any) -> object:  # noqa: ANN401 - YAML
    """Return the licence of a component: its own, of its content, of the whole."""
    if "license" in component:
        return component["license"] or UNLICENSED
    block = release.get("license") or {}
    for part in (content, "distribution"):
        name = (block.get(part) or {}).get("name")
        if name:
            return name
    return UNLICENSED


def statuses(release: Mapping[str, Any]) -> dict[str, str]:
    """Return the status of each component that is listed and required by a class."""
    listed: dict[str, dict[str, Any]] = {}
    for component in release["components"]:
        listed.setdefault(component["name"], {}).update(component)
    found = {}
    for required in REQUIRED.values():
        for name in required.keys() & listed.keys():
            terms = license_of(listed[name], required[name], release)
            closed = UNLICENSED if terms == UNLICENSED else "invalid"
            found[name] = "included" if is_open(terms) else closed
    return found


def evaluated(release: Mapping[str, Any]) -> Evaluated:
    """Return what the tool makes of the release of a MOF file."""
    status = statuses(release)
    stands_in = status.get(REPORT) != "included" and status.get(PAPER) == "included"
    progress: dict[int, Fraction] = {}
    required: list[str] = []
    openness = 0
    for openness_class in (3, 2, 1):
        required += REQUIRED[openness_class]
        total = len(required)
        included = sum(status.get(name) == "included" for name in required)
        if stands_in and openness_class == 1:
            total -= 1
        elif stands_in:
            included += 1
        below = progress.get(openness_class + 1, Fraction(1))
        part = min(Fraction(included, total), Fraction(1))
        progress[openness_class] = part if below == 1 else Fraction(0)
        if progress[openness_class] == 1:
            openness = openness_class
    return Evaluated(openness, progress)
