"""What is laid out: documents set by Typst, with their fonts, codes and plots."""
