"""Tests of policies that build on others."""
