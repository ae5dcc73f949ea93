"""A policy put together with those it extends and uses, so that it stands alone.

What comes out has no `extends`, `extend` or `replace` in it: all engines see one
policy. What is inherited keeps its place in the text that it comes from.

`inheriting`   what is inherited, by the names that it has here
`merging`      with what is added, replaced, dropped, redefined
`copies`       what is named as `OTHER.name`, copied under that name
`words`        kinds, topics, attributes, restrictions, judgements of others
`negations`    what asks that something fails which is dropped
`objections`   what else can be wrong
`joining`      all of this, the texts behind each other
"""

from typing import TYPE_CHECKING

from osaid.late import late_modules

if TYPE_CHECKING:  # what type checkers see is what `__getattr__` finds
    from osaid.policy.composition import joining as joining

LATE = frozenset({"joining"})
"""Modules that load when they are named."""

__getattr__ = late_modules(__name__, LATE)
