"""What people write in pages, a model a kind, and what a page is."""
