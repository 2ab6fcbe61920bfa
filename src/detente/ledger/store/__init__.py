"""Ledgers of many documents: a folder under version control, SQLite or PostgreSQL, with the same guarantees."""

from .folder import FolderStore
from .names import document_id, is_document_id, named
from .opening import open_store
from .protocol import Store, in_order

__all__ = ["FolderStore", "Store", "document_id", "in_order", "is_document_id", "named", "open_store"]
