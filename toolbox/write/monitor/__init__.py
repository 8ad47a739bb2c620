"""What the steering group follows: its pages, and its quarterly sheet."""
