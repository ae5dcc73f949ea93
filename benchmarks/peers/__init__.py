"""The other engines, each given the same policy in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from types import MappingProxyType

from attrs import frozen

from benchmarks.peers.peer import Peer

PACKAGES: Mapping[str, str] = MappingProxyType(
    {
        "jsonschema-rs": "json_schema",
        "cedarpy": "cedar",
        "common-expression-language": "cel_rust",
        "cel-python": "cel_python",
        "regopy": "rego",
        "rule-engine": "rules",
    }
)
"""Which module asks the engine of which package."""


@frozen
class Peers:
    """The engines that are installed, and the packages that are not."""

    found: tuple[Peer, ...]
    missing: tuple[str, ...]


def peers(packages: Iterable[str] = tuple(PACKAGES)) -> Peers:
    """Return every engine that is installed, with the policy compiled."""
    found: list[Peer] = []
    missing = []
    for package in packages:
        try:
            module = import_module(f"{__name__}.{PACKAGES[package]}")
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("benchmarks"):
                raise
            missing.append(package)
        else:
            found += module.peers()
    return Peers(tuple(found), tuple(missing))
