"""A plan in words: labels, dates, reasons, and what stands on page and paper."""
