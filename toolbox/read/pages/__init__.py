"""Pages: their heads, their prose, their pictures, and what must agree between them."""
