"""What is carried to a hall and joined again."""

from lokmin.exchange.actions.carrying import make_package, open_package, write_return
from lokmin.exchange.actions.deciding import decide
from lokmin.exchange.actions.joining import join, preview

__all__ = ["decide", "join", "make_package", "open_package", "preview", "write_return"]
