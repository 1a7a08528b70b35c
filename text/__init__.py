"""Pure functions over words: no database, no network, no Rasa. Every other package may import it."""
