"""Published experiments run with this engine, their figures beside ours."""

from detente.experiments.catalogue import EXPERIMENTS, run
from detente.experiments.figures import Experiment, Figure

__all__ = ["EXPERIMENTS", "Experiment", "Figure", "run"]
