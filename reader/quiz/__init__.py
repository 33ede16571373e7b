"""The quiz pane's model: items, banks, marking, sessions and the checker."""
