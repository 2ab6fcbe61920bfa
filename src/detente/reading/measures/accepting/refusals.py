"""Why a named duty or control is no measure of its own, by the words around it: the decisions in their order."""

from __future__ import annotations

from collections.abc import Callable

from detente.reading.measures.accepting.refused_cases import is_possibility
from detente.reading.measures.accepting.refused_effects import is_effect, is_let_off
from detente.reading.measures.accepting.refused_others import is_another_thing
from detente.reading.measures.accepting.refused_talk import is_background, is_talk
from detente.reading.measures.accepting.telling import Telling

__all__ = ["REFUSALS"]

REFUSALS: tuple[Callable[[Telling], bool], ...] = (
    is_talk,
    is_background,
    is_possibility,
    is_effect,
    is_let_off,
    is_another_thing,
)
"""Why a head tells of no measure, each by the words around it."""
