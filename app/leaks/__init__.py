"""Downloaded lists of leaked passwords: looked up by hash in the vault process, and made into an index beforehand."""
