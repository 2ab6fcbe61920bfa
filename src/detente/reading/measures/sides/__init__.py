"""Sides: who takes a measure and whom it hits."""
