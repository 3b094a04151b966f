"""How what was found is said, by the window and the command line alike."""
