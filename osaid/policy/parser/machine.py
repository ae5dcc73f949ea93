"""The parser that Lark makes of the grammar; nothing else knows Lark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from osaid.grammars import grammar_loader, read_grammar
from osaid.policy.parser.building import Building

if TYPE_CHECKING:
    from lark import Lark, Token

STARTS = ("policy", "heading", "items", "sentence")
END = "$END"
