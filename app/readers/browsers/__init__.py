"""Histories of browsers. Every byte is untrusted: sites choose what stands in them."""
