"""Readers of the archives in which platforms hand a person their own data; every byte of them is untrusted."""
