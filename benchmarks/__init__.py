"""What osaid costs, measured on the machine at hand; see README.md."""
