"""What ships with the package: definitions, and records of known systems."""
