"""What several sentences say of one measure, put together, and what only the whole document tells."""
