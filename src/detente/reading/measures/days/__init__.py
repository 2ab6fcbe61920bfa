"""Days: when a measure is made known, starts and ends."""
