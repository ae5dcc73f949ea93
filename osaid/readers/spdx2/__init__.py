"""The reader of SPDX 2 documents: JSON, YAML, XML, RDF/XML and tag-value.

Every encoding becomes one tree of nodes in the shape that SPDX has in JSON, each with
its place; what it says of a system is read from that tree. spdx-tools judges whether
the tree is as the specification has it, and its findings are warnings, so that one
bad field never costs a whole document. The specification is
https://spdx.github.io/spdx-spec/v2.3/.
"""

from osaid.readers.spdx2.reader import (
    is_spdx2,
    is_spdx2_text,
    read_spdx2,
    read_spdx2_text,
)

__all__ = ["is_spdx2", "is_spdx2_text", "read_spdx2", "read_spdx2_text"]
