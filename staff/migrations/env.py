"""Alembic's entry for the staff database; `staff.database.migrate` hands over the connection."""

from alembic import context

from staff.models import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, version_table="staff_version", render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
