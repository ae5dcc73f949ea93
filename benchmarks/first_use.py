"""The first use of a policy in a process: `python -m benchmarks.first_use`."""

from __future__ import annotations

import json
import sys
from time import perf_counter

import osaid


def main() -> int:
    """Print how many ms each first step takes, once all modules are imported."""
    load_policy, nobody = osaid.load_policy, osaid.System("nobody")
    start = perf_counter()
    policy = load_policy("osaid 1.0")
    loaded = perf_counter()
    policy.decide(nobody)
    decided = perf_counter()
    policy.evaluate(nobody)
    evaluated = perf_counter()
    steps = {
        "load": (loaded - start) * 1e3,
        "first decide": (decided - loaded) * 1e3,
        "first evaluate": (evaluated - decided) * 1e3,
        "lark": "lark" in sys.modules,
    }
    sys.stdout.write(json.dumps(steps))
    return 0


if __name__ == "__main__":
    sys.exit(main())
