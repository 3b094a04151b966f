"""Picture files of which all is read but the picture. Every byte is untrusted."""
