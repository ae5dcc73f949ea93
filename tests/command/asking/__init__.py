"""Questions to a person, and what becomes of the answers."""
