"""Rates: percentages and sums that are duties, their steps, and rates by firm or country."""
