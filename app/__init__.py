"""What is done. It gathers, keeps and draws; it never judges."""

__version__ = "0.1.0"
