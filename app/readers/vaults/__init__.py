"""Vaults and exports of password managers: one file a format."""
