"""Reader: read a text in the terminal, see who and what it is about, and take its quiz."""

__version__ = "0.1.0"
