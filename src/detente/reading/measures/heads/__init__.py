"""Heads: the places of a sentence that name a measure."""
