"""The policy language: syntax, parser, checker, printer."""
