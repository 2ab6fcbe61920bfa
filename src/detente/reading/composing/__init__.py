"""Turning what was found into records, with titles, links, deadlines and doubts."""
