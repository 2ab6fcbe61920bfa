"""Status: how far a measure has come, and what is done to it."""
