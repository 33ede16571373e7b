"""The article pane's model: lines and positions, formats, the door for foreign text, quotes found again."""
