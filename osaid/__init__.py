"""Judge AI systems against the Open Source AI Definition, clause by clause.

    import osaid

    system = osaid.read("model.yaml")
    verdict = osaid.evaluate(system, osaid.load_policy("osaid 1.0"))
    print(verdict)

Names load when they are used: importing the package loads attrs and little else.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from osaid import version as _version

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.advice import open_questions, remedies, sensitivity
    from osaid.analysis.comparing.crosswalks import Crosswalk
    from osaid.analysis.comparing.directions import Comparison
    from osaid.analysis.comparing.matrices import Matrix
    from osaid.analysis.differences import PolicyDifference
    from osaid.analysis.flips import Flips
    from osaid.analysis.remedies.questions import OpenQuestions
    from osaid.analysis.remedies.results import Remedies, Remedy
    from osaid.analysis.remedies.sensitivity import Sensitivity
    from osaid.assessment import (
        evaluate,
        evaluate_many,
        load_policy,
        parse_policy,
        read,
        read_all,
    )
    from osaid.comparison import (
        compare,
        compare_all,
        crosswalk,
        difference,
        flips,
    )
    from osaid.conversion import Converted, Loss, convert
    from osaid.diagnostics import (
        Diagnostic,
        Error,
        InputError,
        LicenseError,
        PolicyError,
        Severity,
        UsageError,
    )
    from osaid.evaluation.findings import Finding
    from osaid.evaluation.policies import Policy
    from osaid.evaluation.verdicts import Verdict
    from osaid.licenses.catalog import Catalogue
    from osaid.readers.formats import Format
    from osaid.readers.license_plugins import installed_licenses
    from osaid.readers.licenses import read_licenses
    from osaid.readers.readings import Input
    from osaid.readers.record_folders import attach_records
    from osaid.readers.supplements import read_supplement
    from osaid.records.components import Component
    from osaid.records.joining.disagreements import Disagreement
    from osaid.records.joining.joined import Joined, merge, reconcile
    from osaid.records.outcomes import Decision, Group, Outcome
    from osaid.records.plain import component, listing
    from osaid.records.statements import Fact, Grade, Statement
    from osaid.records.supplements import Supplement
    from osaid.records.systems import (
        Attestation,
        Claim,
        Extent,
        Listing,
        System,
    )
    from osaid.trials.results import TrialResult, TrialRun, TrialStatus
    from osaid.trials.running import run_tests
    from osaid.truth import Truth

__version__ = _version.VERSION

_HOMES = {
    "osaid.assessment": (
        "difference",
        "evaluate",
        "evaluate_many",
        "load_policy",
        "parse_policy",
        "read",
        "read_all",
    ),
    "osaid.analysis.comparing.crosswalks": ("Crosswalk",),
    "osaid.analysis.comparing.directions": ("Comparison",),
    "osaid.analysis.comparing.matrices": ("Matrix",),
    "osaid.advice": ("open_questions", "remedies", "sensitivity"),
    "osaid.analysis.remedies.questions": ("OpenQuestions",),
    "osaid.analysis.differences": ("PolicyDifference",),
    "osaid.analysis.flips": ("Flips",),
    "osaid.analysis.remedies.results": ("Remedies", "Remedy"),
    "osaid.analysis.remedies.sensitivity": ("Sensitivity",),
    "osaid.comparison": (
        "compare",
        "compare_all",
        "crosswalk",
        "difference",
        "flips",
    ),
    "osaid.conversion": ("Converted", "Loss", "convert"),
    "osaid.diagnostics": (
        "Diagnostic",
        "Error",
        "InputError",
        "LicenseError",
        "PolicyError",
        "Severity",
        "UsageError",
    ),
    "osaid.evaluation.findings": ("Finding",),
    "osaid.evaluation.policies": ("Policy",),
    "osaid.evaluation.verdicts": ("Verdict",),
    "osaid.licenses.catalog": ("Catalogue",),
    "osaid.records.components": ("Component",),
    "osaid.readers.license_plugins": ("installed_licenses",),
    "osaid.readers.formats": ("Format",),
    "osaid.readers.licenses": ("read_licenses",),
    "osaid.readers.readings": ("Input",),
    "osaid.readers.record_folders": ("attach_records",),
    "osaid.readers.supplements": ("read_supplement",),
    "osaid.records.joining.disagreements": ("Disagreement",),
    "osaid.records.joining.joined": ("Joined", "merge", "reconcile"),
    "osaid.records.outcomes": ("Decision", "Group", "Outcome"),
    "osaid.records.plain": ("component", "listing"),
    "osaid.records.statements": ("Fact", "Grade", "Statement"),
    "osaid.records.supplements": ("Supplement",),
    "osaid.records.systems": (
        "Attestation",
        "Claim",
        "Extent",
        "Listing",
        "System",
    ),
    "osaid.trials.results": ("TrialResult", "TrialRun", "TrialStatus"),
    "osaid.trials.running": ("run_tests",),
    "osaid.truth": ("Truth",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Attestation",
    "Catalogue",
    "Claim",
    "Comparison",
    "Component",
    "Converted",
    "Crosswalk",
    "Decision",
    "Diagnostic",
    "Disagreement",
    "Error",
    "Extent",
    "Fact",
    "Finding",
    "Flips",
    "Format",
    "Grade",
    "Group",
    "Input",
    "InputError",
    "Joined",
    "LicenseError",
    "Listing",
    "Loss",
    "Matrix",
    "OpenQuestions",
    "Outcome",
    "Policy",
    "PolicyDifference",
    "PolicyError",
    "Remedies",
    "Remedy",
    "Sensitivity",
    "Severity",
    "Statement",
    "Supplement",
    "System",
    "TrialResult",
    "TrialRun",
    "TrialStatus",
    "Truth",
    "UsageError",
    "Verdict",
    "attach_records",
    "compare",
    "compare_all",
    "component",
    "convert",
    "crosswalk",
    "difference",
    "evaluate",
    "evaluate_many",
    "flips",
    "installed_licenses",
    "listing",
    "load_policy",
    "merge",
    "open_questions",
    "parse_policy",
    "read",
    "read_all",
    "read_licenses",
    "read_supplement",
    "reconcile",
    "remedies",
    "run_tests",
    "sensitivity",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        message = f"module 'osaid' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(_import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
