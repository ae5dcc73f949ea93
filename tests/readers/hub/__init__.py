"""Tests of what `hf:` fetches, against a Hub on this machine."""
