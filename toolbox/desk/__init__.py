"""The prevention worker's desk on the command line: new events and guidelines, asked for in plain questions."""
