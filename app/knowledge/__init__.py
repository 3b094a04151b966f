"""What Bilan knows: the files of `resources`, read and checked once."""
