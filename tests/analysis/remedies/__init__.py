"""Smallest changes to a record, and what becomes of it."""
