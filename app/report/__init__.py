"""What is known, as documents that other programs read."""
