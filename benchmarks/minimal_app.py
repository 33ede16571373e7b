"""The baseline: the smallest Textual app that shows a text, and a key that was pressed."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class MinimalApp(App[None]):
    """One Static and nothing else."""

    def compose(self) -> ComposeResult:
        yield Static("READY")

    def on_key(self, event: Key) -> None:
        self.query_one(Static).update(f"READY {event.key}")


if __name__ == "__main__":
    MinimalApp().run()
