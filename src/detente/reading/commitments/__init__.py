"""Reading commitments: who promises what to whom, how much and until when."""
