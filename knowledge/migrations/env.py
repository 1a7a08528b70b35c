"""Run by alembic. The connection is handed over by knowledge.database.migrate; nothing else starts a migration."""

from __future__ import annotations

from alembic import context

from knowledge.models import mapper

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=mapper.metadata,
    render_as_batch=True,
    version_table="knowledge_version",
)
with context.begin_transaction():
    context.run_migrations()
