"""What is remembered: the store."""
