"""What starts Bilan in the tray when a person logs in: one file a system, each a text made from values."""
