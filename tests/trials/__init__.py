"""Tests of the tests that stand in policies."""

from tests import ROOT

POLICIES = ROOT / "tests" / "trials" / "policies"
"""The folder of the policies whose tests are run."""
