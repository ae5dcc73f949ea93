"""Tests of where policies are found."""
