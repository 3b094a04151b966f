"""Pictures of which the codes are read. Every byte is untrusted."""
