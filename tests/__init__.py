"""The tests, and where they find the project and what may stand beside it."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
