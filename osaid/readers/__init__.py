"""Formats in: files, tables and mappings become records.

`inputs` is the door. What one format alone needs is a module that loads when it is
named, as in `readers.mof.read_mof`: most runs read one kind of input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.readers import addresses as addresses
    from osaid.readers import answers as answers
    from osaid.readers import inputs as inputs
    from osaid.readers import json_text as json_text
    from osaid.readers import licenses as licenses
    from osaid.readers import memory as memory
    from osaid.readers import mof as mof
    from osaid.readers import online_hub as online_hub
    from osaid.readers import record_folders as record_folders
    from osaid.readers import supplements as supplements
    from osaid.readers import table as table
    from osaid.readers import table_inputs as table_inputs
    from osaid.readers import yaml_text as yaml_text

LATE = frozenset(
    {
        "addresses",
        "answers",
        "inputs",
        "json_text",
        "licenses",
        "memory",
        "mof",
        "online_hub",
        "record_folders",
        "supplements",
        "table",
        "table_inputs",
        "yaml_text",
    }
)
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
