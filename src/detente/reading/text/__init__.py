"""What a sentence holds: its clauses, names, numbers, dates and cues, and the thread of the document."""
