"""The typed, frozen things that the rest works with. Nothing here reads a file or a clock."""
