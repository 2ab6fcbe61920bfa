"""The trade engine: multi-country, multi-sector general equilibrium with input-output links."""
