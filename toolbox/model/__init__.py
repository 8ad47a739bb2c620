"""The typed, frozen things that the rest works with, a room a concern. Nothing here reads a file or a clock."""
