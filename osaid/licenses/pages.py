"""Pages on which licences stand: from an address to an id, without a look at it.

The addresses of stewards follow rules; other pages are in our table of names. A
page whose text changes, such as the one for the latest version, is no licence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from osaid.licenses.catalog import facts_table
from osaid.licenses.names import canonical_license, license_named

_ADDRESS = re.compile(r"<?(?:https?://)?(?:www\.)?(?P<page>[^\s<>]+?)>?", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:[?#].*|/+|/(?:legalcode|deed)(?:\.[a-z-]+)?|/index|\.(?:html?|txt|json|md|php))$"
)
_RULES = tuple(
    (re.compile(pattern.replace("VERSION", r"(?P<version>\d+(?:[.-]\d+)*)")), written)
    for pattern, written in [
        (r"spdx\.org/licenses/(?P<id>[\w.+-]+)", "{id}"),
        (r"choosealicense\.com/licenses/(?P<id>[\w.-]+)", "{id}"),
        (
            r"creativecommons\.org/licenses/(?P<id>by[a-z-]*)/VERSION(?P<port>/[a-z]+)?",
            "cc-{id}-{version}{port}",
        ),
        (r"creativecommons\.org/publicdomain/zero/VERSION", "cc0-{version}"),
        (r"creativecommons\.org/publicdomain/mark/VERSION", "cc-pdm-{version}"),
        (r"opensource\.org/licenses?/(?P<id>[\w.+-]+?)(?:-license)?", "{id}"),
        (r"gnu\.org/(?P<id>[al]?gpl)-VERSION(?:\.[a-z-]+)?", "{id}-{version}"),
        (r"gnu\.org/fdl-VERSION(?:\.[a-z-]+)?", "gfdl-{version}"),
        (r"apache\.org/licenses/license-VERSION", "apache-{version}"),
        (r"mozilla\.org/(?:[a-z-]+/)?mpl/VERSION", "mpl-{version}"),
        (r"eclipse\.org/legal/epl-VERSION", "epl-{version}"),
        (r"opendatacommons\.org/licenses/by/VERSION", "odc-by-{version}"),
        (r"opendatacommons\.org/licenses/(?P<id>odbl|pddl)/VERSION", "{id}-{version}"),
        (r"cdla\.(?:dev|io)/(?P<id>permissive|sharing)-VERSION", "cdla-{id}-{version}"),
        (
            r"nationalarchives\.gov\.uk/doc/open-government-licence/version/VERSION",
            "ogl-uk-{version}",
        ),
    ]
)
_GNU_FOLDERS = re.compile(r"^gnu\.org/(?:licenses|copyleft)/(?:old-licenses/)?")
_NUMBERS_WITH_HYPHENS = re.compile(r"(?<=\d)-(?=\d)")


def license_on_page(address: str) -> str | None:
    """Return the id of the licence that stands on a page, or None.

    >>> license_on_page("https://creativecommons.org/licenses/by-sa/4.0/deed.en")
    'CC-BY-SA-4.0'
    >>> license_on_page("https://www.gnu.org/licenses/gpl.html") is None
    True
    """
    page = _page(address)
    if page is None:
        return None
    return _pages().get(page) or _by_rule(page)


def _page(address: str) -> str | None:
    """Return an address without what makes no difference, in lower case."""
    match = _ADDRESS.fullmatch(address)
    page = match["page"].lower() if match else None
    while page and (tail := _TAIL.search(page)):
        page = page[: tail.start()]
    return _GNU_FOLDERS.sub("gnu.org/", page) if page else None


def _by_rule(page: str) -> str | None:
    for pattern, written in _RULES:
        if match := pattern.fullmatch(page):
            parts = {name: part or "" for name, part in match.groupdict().items()}
            id_ = written.format_map(parts).replace("/", "-")
            dotted = _NUMBERS_WITH_HYPHENS.sub(".", id_)
            # A page may say 1 for 1.0, and the Hub's tags are part of addresses too.
            readings = (id_, dotted, f"{dotted}.0")
            return next(filter(None, map(_known, readings)), None)
    return None


def _known(word: str) -> str | None:
    return canonical_license(word) or license_named(word)


@cache
def _pages() -> Mapping[str, str]:
    known = facts_table()["pages"].items()
    aliases = facts_table()["aliases"].items()
    rows = [*known, *((text, id_) for text, (id_, _) in aliases if "://" in text)]
    return {_page(text) or "": id_ for text, id_ in rows if id_ is not None}
