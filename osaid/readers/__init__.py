"""Formats in: files, tables and mappings become records."""
