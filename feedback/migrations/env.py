"""Runs the migrations of feedback/ on the connection that feedback.database.migrate hands over."""

from __future__ import annotations

from alembic import context

from feedback.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="feedback_version",
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
