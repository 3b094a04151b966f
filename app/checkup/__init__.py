"""The walk-through of a vault: the runner, the vault process, and the values that cross its pipe."""
