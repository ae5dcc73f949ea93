"""Whether the weights of a model are all there, where they are in several files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

_SHARD = re.compile(r"(.*)-(\d{1,6})-of-(\d{1,6})(\.\w+)", re.ASCII)
_WHOLE = re.compile(
    r"(?:.*/)?(?:(?:model|pytorch_model|diffusion_pytorch_model|consolidated|tf_model"
    r"|flax_model)(?:\.\w+)?\.\w+|[^/]*\.(?:gguf|onnx))",
    re.ASCII,
)

Indexes = Mapping[str, frozenset[str]]
"""The files that each index of weights names, by the path of the index."""


@frozen
class Series:
    """Files that hold the weights of one folder together.

    `missing` counts those that are not there, of which `example` is one.
    """

    folder: str
    missing: int
    example: str


def lacking(paths: Iterable[str], indexes: Indexes) -> tuple[Series, ...]:
    """Return the series of weights that are not all there, at most one of a folder.

    An index says which files belong together, and so do names that end in
    `-00001-of-00002`. A folder that has its weights whole in one form lacks nothing.

    >>> lacking(["model-00001-of-00002.safetensors"], {})
    (Series(folder='', missing=1, example='model-00002-of-00002.safetensors'),)
    >>> lacking(["model-00001-of-00002.safetensors", "pytorch_model.bin"], {})
    ()
    """
    there = frozenset(paths)
    found: dict[str, list[Series]] = {}
    for series in (*_indexed(there, indexes), *_numbered(there, indexes)):
        found.setdefault(series.folder, []).append(series)
    for path in there:
        folder = path.rpartition("/")[0]
        if folder in found and _WHOLE.fullmatch(path) and not _SHARD.fullmatch(path):
            del found[folder]
    least = (min(group, key=lambda s: s.missing) for group in found.values())
    return tuple(series for series in least if series.missing)


def _indexed(there: frozenset[str], indexes: Indexes) -> Iterator[Series]:
    for index, named in indexes.items():
        missing = named - there
        folder = index.rpartition("/")[0]
        yield Series(folder, len(missing), min(missing, default=""))


def _numbered(there: frozenset[str], indexes: Indexes) -> Iterator[Series]:
    indexed = frozenset[str]().union(*indexes.values())
    found: dict[tuple[str, ...], set[int]] = {}
    for path in there - indexed:
        shard = _SHARD.fullmatch(path)
        if shard is not None:
            stem, number, last, suffix = shard.groups()
            found.setdefault((stem, last, suffix), set()).add(int(number))
    for (stem, last, suffix), numbers in found.items():
        absent = (n for n in range(1, int(last) + 1) if n not in numbers)
        first = next(absent, 0)
        missing = int(last) - sum(1 <= n <= int(last) for n in numbers)
        example = f"{stem}-{first:0{len(last)}}-of-{last}{suffix}"
        yield Series(stem.rpartition("/")[0], missing, example if missing else "")
