"""What is judged: words, persons, how easily a page reads, and when it must be read again."""
