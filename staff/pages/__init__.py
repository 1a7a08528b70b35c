"""The pages of the desk, one module a subject. Thin: read the visit, call one door, render."""
