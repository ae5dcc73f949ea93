"""Formats out: verdicts become pages, tables and documents."""
