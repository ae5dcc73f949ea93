"""Settings of a test run: how hard the laws are tried, and on which osaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import osaid
from tests import ROOT

# `--hypothesis-profile=deep` tries far more, and other cases every time.
settings.register_profile(
    "quick", derandomize=True, deadline=None, database=None, max_examples=60
)
settings.register_profile("deep", deadline=None, max_examples=5000)
settings.load_profile("quick")

_TRYING = frozenset({"test_agreement", "test_asking", "test_laws", "test_matrices"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer a check that an installed osaid is tested, not the checkout."""
    parser.addoption(
        "--installed",
        action="store_true",
        help="refuse to run unless osaid comes from outside the checkout",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to test the checkout when an installed osaid was asked for."""
    if config.getoption("--installed") and _package().is_relative_to(ROOT):
        message = f"--installed, but osaid comes from {_package()}"
        raise pytest.UsageError(message)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let laws run unmeasured: what they run is run by other tests, too.

    So do those that try everything there is, of little size.
    """
    laws, analysis = ROOT / "tests" / "laws", ROOT / "tests" / "analysis"
    for item in items:
        tries_all = item.path.is_relative_to(analysis) and item.path.stem in _TRYING
        if tries_all or item.path.is_relative_to(laws):
            item.add_marker("no_cover")


def pytest_report_header() -> str:
    """Say which osaid is tested."""
    return f"osaid: {_package()}"


def _package() -> Path:
    return Path(osaid.__path__[0]).resolve()
