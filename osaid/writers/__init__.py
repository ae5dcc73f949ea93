"""Formats out: a record as text that other programs read, and osaid reads back."""
