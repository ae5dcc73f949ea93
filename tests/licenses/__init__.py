"""Tests of what can be known of licences without a policy."""
