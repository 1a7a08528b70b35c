"""Doctests are collected from this package, except from the migrations: alembic alone can run those."""

collect_ignore_glob = ["migrations/*"]
