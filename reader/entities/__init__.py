"""The sidebar's model: who and what a text names, and where."""
