"""The shipped policies: that they load, what they say of the shipped systems."""
