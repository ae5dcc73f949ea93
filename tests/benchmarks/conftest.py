"""These tests need the benchmarks, which are no part of what is installed."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("benchmarks") else ["test_*.py"]
