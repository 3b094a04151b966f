"""What do the programs inherit that Bilan starts? Not the folder in which it looks for its own libraries.

The loader of a bundle points LD_LIBRARY_PATH at the bundle. The dynamic linker has read it by now; gpg, systemctl or a
browser would load our libraries in place of their own.
"""

import os

_NAME = "LD_LIBRARY_PATH"

if (before := os.environ.pop(f"{_NAME}_ORIG", None)) is not None:
    os.environ[_NAME] = before
else:
    os.environ.pop(_NAME, None)
