"""Commands for all tests of this folder."""

from conftest_cli import detente, refused

__all__ = ["detente", "refused"]
