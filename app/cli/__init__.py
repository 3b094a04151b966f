"""The same check-up without a window. What it prints as JSON and how it exits is a contract: it only grows."""
