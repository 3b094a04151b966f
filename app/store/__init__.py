"""The encrypted database and its migrations."""
