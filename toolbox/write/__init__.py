"""From plans to what people use: pages, paper, text and data."""
