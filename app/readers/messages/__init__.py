"""Saved messages to values. Every byte here is untrusted, and it runs in the vault process only."""
