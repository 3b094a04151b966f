"""Invented messages, drawn as the real ones look. Nothing in them can be opened, only looked at."""
