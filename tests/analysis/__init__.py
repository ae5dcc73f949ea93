"""Tests of what is asked about policies."""
