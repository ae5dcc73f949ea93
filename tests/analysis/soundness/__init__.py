"""Tests of what is proven about one policy."""
