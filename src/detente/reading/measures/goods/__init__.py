"""Goods that a measure covers, leaves out, or only points to."""
