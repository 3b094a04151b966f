"""What in a text, about to be posted or posted long ago, deserves a second look?"""
