"""Average duties between the United States and China on a day, from the measures that the ledger has in force."""

from detente.world.duties.average import Contribution, LedgerAverage, SectorDuty, average_duty, averages_as_of
from detente.world.duties.cover import Cover, load_cover

__all__ = [
    "Contribution",
    "Cover",
    "LedgerAverage",
    "SectorDuty",
    "average_duty",
    "averages_as_of",
    "load_cover",
]
