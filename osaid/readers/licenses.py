"""The reader of licence facts of one's own: YAML or JSON, `osaid_licenses: 1`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from osaid.diagnostics import InputError, LicenseError, quoted, suggestion
from osaid.licenses.additions import Addition, extended
from osaid.licenses.catalog import Catalogue, folded, shipped
from osaid.licenses.clauses import Status
from osaid.licenses.facts import facts_of
from osaid.licenses.names import canonical_license, nearest
from osaid.licenses.own_names import LONGEST_NAME
from osaid.licenses.rulings import Ruling, Subject
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.readers.inputs import Source
from osaid.readers.license_entries import (
    Entries,
    OverruledRestriction,
    OverruledRight,
    OwnAlias,
)
from osaid.readers.license_rows import read_license_row
from osaid.readers.mappings import check_keys
from osaid.readers.nodes import Node, Scalar
from osaid.truth import Truth

MARK = "osaid_licenses"
"""The key by which a file of licence facts is known."""

KEYS = frozenset({MARK, "licenses", "aliases", "overrule"})
"""The keys of a file of licence facts."""

_OWN_ID = re.compile(r"LicenseRef-[\w.-]+", re.ASCII)


def read_licenses(
    *sources: Source, base: Catalogue | None = None, name: str | None = None
) -> Catalogue:
    """Return a catalogue with the licence facts of some files added to another.

    A source is a path, bytes, a stream or a mapping; later ones may speak of what
    earlier ones add. `base` is what ships unless another is given. Raises
    `LicenseError` with everything that is wrong with the first file that is wrong.

    >>> terms = {"license": "MIT", "alias": "our usual terms"}
    >>> signed = {"author": "counsel", "date": "2026-03-01", "reason": "house style"}
    >>> own = read_licenses({"osaid_licenses": 1, "aliases": [terms | signed]})
    >>> own.facts["aliases"]["our usual terms"]
    ['MIT', 'own']
    """
    catalogue = base or shipped()
    for source in sources:
        try:
            catalogue = extended(catalogue, _addition(source, catalogue, name))
        except InputError as error:
            raise LicenseError(error.diagnostics) from None
    return catalogue


def _addition(source: Source, catalogue: Catalogue, name: str | None) -> Addition:
    document = load(source, name=name)
    diagnosis = Diagnosis(document)
    if not isinstance(document.root, nodes.Mapping) or not document.root.get(MARK):
        message = "these are no licence facts"
        cure = f"write `{MARK}: 1` at the head of the file"
        diagnosis.error(document.root, "unknown-format", message, cure)
        raise InputError(diagnosis.diagnostics)
    reader = _Reader(document.root, catalogue, Entries(diagnosis))
    addition = reader.addition(document.name)
    if not diagnosis.failed:
        reader.remark(extended(catalogue, addition))
        return evolve(addition, diagnostics=diagnosis.diagnostics)
    raise InputError(diagnosis.diagnostics)


class _Reader:
    """Reads one file, against the catalogue that it adds to."""

    def __init__(
        self, root: nodes.Mapping, catalogue: Catalogue, entries: Entries
    ) -> None:
        self._root = root
        self._catalogue = catalogue
        self._entries = entries
        self._diagnosis = entries.diagnosis
        self._licenses: dict[str, Mapping[str, Any]] = {}
        self._open_terms: dict[str, Mapping[str, Any]] = {}
        self._aliases: dict[str, str] = {}
        self._rulings: list[tuple[Node, Ruling]] = []

    def addition(self, name: str) -> Addition:
        """Return what the file adds, as far as it can be read."""
        check_keys(self._root, KEYS, self._diagnosis)
        version = self._root.get(MARK)
        if not isinstance(version, Scalar) or version.text != "1":
            message = f"`{MARK}` is not a version that is known here"
            self._diagnosis.error(
                version or self._root, "unknown-version", message, "write `1`"
            )
        for item in self._entries.items(self._root, "licenses"):
            self._read_license(item)
        for item in self._entries.items(self._root, "aliases"):
            self._read_alias(item)
        for item in self._entries.items(self._root, "overrule"):
            self._read_overruled(item)
        rulings = tuple(ruling for _, ruling in self._rulings)
        return Addition(name, self._licenses, self._open_terms, rulings, self._aliases)

    def remark(self, catalogue: Catalogue) -> None:
        """Warn of rights that are granted, and limited all the same."""
        for node, ruling in self._rulings:
            granted = ruling.says in {Status.GRANTED, Status.CONDITIONAL}
            facts = facts_of(ruling.license, catalogue)
            if ruling.subject is not Subject.RIGHT or not granted or facts is None:
                continue
            if facts.permits(ruling.name) is not Truth.TRUE:
                in_way = (r for r in facts.restrictions if ruling.name in r.limits)
                kinds = ", ".join(dict.fromkeys(f"`{r.kind}`" for r in in_way))
                message = f"{ruling.license} still limits `{ruling.name}`: {kinds}"
                cure = "overrule the restriction, too, if that is meant"
                self._diagnosis.warning(node, "still-limited", message, cure)

    def _read_license(self, item: nodes.Mapping) -> None:
        found = read_license_row(item, self._entries)
        if found is None or not self._is_new(item, found.id):
            return
        self._licenses[found.id] = found.row
        if found.open_for:
            reason = found.signed["reason"]
            self._open_terms[found.id] = {"for": [*found.open_for], "reason": reason}
        self._rule(item, Subject.LICENSE, found.id, (found.id, "added"), found.signed)
        for alias in found.aliases:
            self._name(item, alias, found.id, found.signed)

    def _is_new(self, item: nodes.Mapping, id_: str) -> bool:
        node = item.get("id") or item
        if not _OWN_ID.fullmatch(id_):
            message = f"{quoted(id_)} is no id for a licence of one's own"
            cure = "write `LicenseRef-` and letters, digits, `.` or `-`"
            self._diagnosis.error(node, "license-id", message, cure)
        elif id_.lower() in map(str.lower, self._licenses):
            message = f"{quoted(id_)} is added twice"
            self._diagnosis.error(node, "license-twice", message, "keep one of them")
        elif canonical_license(id_) or facts_of(id_, self._catalogue):
            message = f"{quoted(id_)} is in the catalogue already"
            cure = "say under `overrule` what you hold to be otherwise"
            self._diagnosis.error(node, "license-known", message, cure)
        else:
            return True
        return False

    def _read_alias(self, item: nodes.Mapping) -> None:
        values = self._entries.values(OwnAlias, item)
        if values is not None and self._is_known(item, values["license"]):
            alias, id_ = values.pop("alias"), values.pop("license")
            self._name(item, alias, id_, values)

    def _name(
        self, item: nodes.Mapping, alias: str, id_: str, signed: Mapping[str, Any]
    ) -> None:
        node = item.get("alias") or item.get("aliases") or item
        text = folded(alias)
        if len(alias) > LONGEST_NAME:
            message = f"{quoted(alias)} is longer than {LONGEST_NAME} characters"
            self._diagnosis.error(node, "alias-too-long", message, "shorten it")
            return
        if known := canonical_license(text):
            message = f"{quoted(alias)} is the id of a licence, `{known}`"
            self._diagnosis.error(node, "alias-is-id", message, "choose another text")
            return
        if self._aliases.setdefault(text, id_) != id_:
            message = f"{quoted(alias)} is a name of two licences"
            self._diagnosis.error(node, "alias-twice", message, "keep one of them")
            return
        self._rule(node, Subject.ALIAS, id_, (text, "means"), signed)

    def _is_known(self, item: nodes.Mapping, id_: str) -> bool:
        if id_ in self._licenses or facts_of(id_, self._catalogue):
            return True
        own = (*self._licenses, *self._catalogue.facts["licenses"])
        near = nearest(id_)
        cure = f"did you mean `{near}`?" if near else suggestion(id_, own)
        message = f"no licence {quoted(id_)}"
        node = item.get("license") or item
        cure = cure or "add it under `licenses`"
        self._diagnosis.error(node, "unknown-license", message, cure)
        return False

    def _read_overruled(self, item: nodes.Mapping) -> None:
        named = [key for key in ("right", "restriction") if item.get(key)]
        if len(named) != 1:
            message = "one `right` or one `restriction` is overruled"
            cure = "write an entry for each of them"
            self._diagnosis.error(item, "overrule-what", message, cure)
            return
        right = named == ["right"]
        record = OverruledRight if right else OverruledRestriction
        values = self._entries.values(record, item)
        if values is None or not self._is_known(item, values["license"]):
            return
        id_, about = values.pop("license"), values.pop(named[0])
        says = values.pop("status" if right else "weight")
        if not right and not self._is_whole(item, id_, about, values["limits"]):
            return
        subject = Subject.RIGHT if right else Subject.RESTRICTION
        self._rule(item, subject, id_, (about, says), values)

    def _is_whole(
        self, item: nodes.Mapping, id_: str, kind: str, limits: tuple[str, ...]
    ) -> bool:
        """Return whether it is said, or known, which rights a restriction limits."""
        facts = facts_of(id_, self._catalogue)
        known = facts is not None and any(r.kind == kind for r in facts.restrictions)
        if limits or known or item.get("weight") is None:
            return True
        weight = item.get("weight")
        if isinstance(weight, Scalar) and weight.text == "absent":
            return True
        message = f"{id_} has no restriction `{kind}` so far"
        cure = "say with `limits` which rights it limits"
        self._diagnosis.error(item, "limits-missing", message, cure)
        return False

    def _rule(
        self,
        node: Node,
        subject: Subject,
        id_: str,
        what: tuple[str, str],
        said: Mapping[str, Any],
    ) -> None:
        name, says = what
        more = {**said, "source": str(node.place)}
        ruling = Ruling(license=id_, subject=subject, name=name, says=says, **more)
        before = (*self._catalogue.rulings, *(r for _, r in self._rulings))
        for other in before:
            if other.point == ruling.point and other.decision != ruling.decision:
                message = f"`{name}` of {id_} is decided twice, and not alike"
                cure = f"see {other.source}, and keep one of them"
                self._diagnosis.error(node, "decided-twice", message, cure)
                return
        self._rulings.append((node, ruling))
