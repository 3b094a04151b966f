"""What wakes Bilan while its window is closed: one file a system, each a text made from values, and its own place."""
