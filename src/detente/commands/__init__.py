"""The commands of ``detente``, by what they are about; :mod:`detente.cli` puts them together."""
