"""Whether the words around a head tell of a measure at all."""
