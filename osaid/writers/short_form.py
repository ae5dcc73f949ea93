"""A record as a person would write it: without what goes without saying.

It begins with the canonical form. What statements take from the author of the record,
from a declared source or from their component is said once, and read back the same.
`docs/records.md` has the rules.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from osaid.records.canonical import UNKNOWN, Json, canonical
from osaid.records.systems import Subject, System

_SETS = frozenset({"covers", "about"})
_GROUPS = frozenset({"listings", "unused", "attributes"})
_FORM = frozenset({"sources", "components", "record"})
_TAKEN_FROM_SOURCES = ("url", "by", "made", "seen", "revision")
_NOT_OF_COMPONENTS = "revision"  # there it is the revision of the component
_ORIGINS = frozenset(
    {
        "grade", "by", "source", "url", "revision", "made", "seen", "since", "until",
        "looked_in", "note",
    }
)  # fmt: skip
_LONGEST_TAG = 24
_ASSERTED, _CITED, _OWN = "asserted", "cited", "own"


def short_form(system: System) -> Json:
    """Return a record in the native format, as short as it says the same.

    >>> short_form(System("Amber", supplier="LLM360", by="Ada"))
    {'osaid_record': 1, 'name': 'Amber', 'supplier': 'LLM360', 'by': 'Ada'}
    """
    return _shortened(canonical(system))


def _shortened(record: Json) -> Json:
    sources = _Sources.of(_statements(record))
    writer = _Writer(sources, _author(record))
    written = writer.facts(record)
    if written["subject"] == Subject.SYSTEM:
        del written["subject"]
    if "sources" in record:
        written["sources"] = dict(sources.declared)
    if "components" in record:
        written["components"] = {
            kind: _alone(kind, [writer.component(part) for part in parts])
            for kind, parts in record["components"].items()
        }
    return written


def _alone(kind: str, parts: list[Json]) -> Json | list[Json]:
    """Return the only component of a kind without the list, or all of several."""
    if len(parts) > 1:
        return parts
    part = parts[0]
    return {k: v for k, v in part.items() if k != "name" or v != kind}


def _author(record: Json) -> Json:
    """Return the origin that a value has of which nothing else is said."""
    made = {"made": record["made"]} if "made" in record else {}
    return {"by": record.get("by", UNKNOWN), **made}


def _statements(record: Json) -> Iterator[Json]:
    """Yield all statements of a record, without those of its parents' records."""
    parts = (part for kind in record.get("components", {}).values() for part in kind)
    for each in (record, *parts):
        yield from _stated(each)


def _stated(record: Json) -> Iterator[Json]:
    """Yield what is stated of a system or a component itself."""
    for key, said in record.items():
        if key in _SETS | _GROUPS:
            yield from (part for fact in said.values() for part in _parts(fact))
        elif key not in _FORM:
            yield from _parts(said)


def _changed(record: Json, change: Callable[[list[Json]], object]) -> Json:
    """Return a system or component with each fact changed; a set has several."""
    written: Json = {}
    for key, said in record.items():
        if key in _SETS | _GROUPS:
            written[key] = {name: change(_parts(fact)) for name, fact in said.items()}
        else:
            fact = [] if key in _FORM else _parts(said)
            written[key] = change(fact) if fact else said
    return written


def _parts(said: object) -> list[Json]:
    """Return the statements of a fact; what is no fact has none."""
    parts = said if isinstance(said, list) else [said]
    return [part for part in parts if isinstance(part, dict) and "value" in part]


@frozen
class _Sources:
    """The sources of one record: their tags, and what each says of itself."""

    tags: Mapping[str, str]
    declared: Mapping[str, Json]

    @classmethod
    def of(cls, statements: Iterable[Json]) -> _Sources:
        """Say with a source what all of its statements say of it."""
        taken: dict[str, Json] = {}
        for statement in statements:
            title = statement.get("source")
            if title is None:
                continue
            own = {k: statement.get(k) for k in _TAKEN_FROM_SOURCES if k in statement}
            known = taken.setdefault(title, own)
            taken[title] = {k: v for k, v in known.items() if own.get(k) == v}
        tags = dict(_tags(sorted(taken)))
        declared = {
            tags[title]: {"title": title, **taken[title]}
            if tags[title] != title or not taken[title]
            else taken[title]
            for title in sorted(taken)
        }
        return cls(tags, declared)

    def origin(self, statement: Json) -> Json:
        """Return what a statement has to say of its origin, beside its source."""
        origin = {k: v for k, v in statement.items() if k in _ORIGINS}
        title = origin.get("source")
        if title is not None:
            tag = origin["source"] = self.tags[title]
            for key in self.declared[tag]:
                origin.pop(key, None)
        usual = _CITED if title is not None or "url" in origin else _ASSERTED
        if origin.get("grade") == usual:
            del origin["grade"]
        return origin


def _tags(titles: list[str]) -> Iterator[tuple[str, str]]:
    """Yield a tag for each source: its title where that is short, else a number."""
    number = 0
    for title in titles:
        tag = title
        while len(title) > _LONGEST_TAG and (tag == title or tag in titles):
            number += 1
            tag = f"s{number}"
        yield title, tag


@frozen
class _Writer:
    """Writes the facts of one record, on the word of its author where it can."""

    sources: _Sources
    author: Json

    def facts(self, record: Json) -> Json:
        """Return what is said of a system."""
        return self._written(record, self.author)

    def component(self, part: Json) -> Json:
        """Return what is said of a component, with what it all stands on."""
        ground = self._ground(part)
        own = {} if ground is self.author else ground
        written = self._written(part, ground)
        named = {"name": written.pop("name")}
        if "record" in written:
            written["record"] = _shortened(written["record"])
        return {**named, **own, **written}

    def _ground(self, part: Json) -> Json:
        """Return the origin that most statements of a component have, if two do."""
        bare = filter(_is_bare, _stated(part))
        origins = Counter(json.dumps(self.sources.origin(each)) for each in bare)
        for text, times in origins.most_common():
            origin: Json = json.loads(text)
            if origin == self.author:
                return self.author
            if times > 1 and _NOT_OF_COMPONENTS not in origin:
                return origin
        return self.author

    def _written(self, record: Json, ground: Json) -> Json:
        def write(fact: list[Json]) -> object:
            said = [self._statement(statement, ground) for statement in fact]
            return said[0] if len(said) == 1 else said

        written = _changed(record, write)
        for key in _SETS & written.keys():
            written[key] = _set(written[key])
        return written

    def _statement(self, statement: Json, ground: Json) -> object:
        origin = self.sources.origin(statement)
        value = {k: v for k, v in statement.items() if k not in _ORIGINS}
        if value.get("found") == _OWN:
            del value["found"]
        if origin == ground and len(value) == 1:
            return value["value"]
        return {**value, **origin}


def _is_bare(statement: Json) -> bool:
    """Return whether a statement says one value, and no more of it."""
    return "written" not in statement and statement.get("found") in {None, _OWN}


def _set(elements: Mapping[str, Any]) -> object:
    """Return the names alone where all that is said of each is yes, in one way."""
    said = list(elements.values())
    if not all(map(_may_stand_in_a_list, elements)):
        return elements
    if all(part is True for part in said):
        return list(elements)
    first = said[0]
    is_yes = isinstance(first, dict) and first["value"] is True
    if is_yes and all(part == first for part in said):
        return {**first, "value": list(elements)}
    return elements


def _may_stand_in_a_list(name: str) -> bool:
    return name == name.strip() and name != "" and name.casefold() != UNKNOWN
