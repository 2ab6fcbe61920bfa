"""Reading measures: where a sentence names one, its rate, sides, scope, dates and status."""
