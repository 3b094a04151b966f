"""Passwords: one question, one file."""
