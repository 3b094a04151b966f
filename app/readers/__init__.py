"""Foreign files become values here. Every byte is untrusted."""
