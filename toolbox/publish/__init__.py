"""The whole site: rendered by MkDocs, filled with the event pages, swapped in at once."""
