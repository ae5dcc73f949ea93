"""Tests of the readers of what the Hugging Face Hub offers."""
