"""The disk, both ways: which files, what is in them, and how new text gets there."""
