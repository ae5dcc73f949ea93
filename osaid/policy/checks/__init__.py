"""The checks of a policy, one module for each part of the language."""
