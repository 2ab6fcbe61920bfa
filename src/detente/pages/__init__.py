"""The ledger made visible: in the terminal and as pages."""
