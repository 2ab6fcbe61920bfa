"""Reading what happens around measures: meetings, moves of prices, claims, dependencies."""
