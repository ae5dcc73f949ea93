"""How policies compare for all systems, as people are told."""
