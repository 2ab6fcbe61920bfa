"""What Détente takes, beside what its user would pick instead: ``python -m benchmarks``."""
