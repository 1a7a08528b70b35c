"""The directory: entries, and the counter of its changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXTS = (
    "name", "organization", "description_fr", "eligibility_fr", "address", "url", "hours", "cost", "schedule",
    "source_url", "note",
)  # fmt: skip
SHORT_TEXTS = {
    "kind": 20, "city": 120, "postal_code": 10, "phone": 120, "email": 200, "source_date": 10, "source_age": 60,
    "confidence": 10, "display": 20,
}  # fmt: skip
LISTS = (
    "topics", "audience", "languages", "characteristics", "other_sources", "questions", "steps", "documents",
    "cautions", "contact_ids", "sources", "translations",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "entries",
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("id", sa.String(120), nullable=False),
        *(sa.Column(name, sa.String(length), nullable=False) for name, length in SHORT_TEXTS.items()),
        *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
        *(sa.Column(name, sa.JSON, nullable=False) for name in LISTS),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("is_present", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("municipality", "id", name="pk_entries"),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
    )
    op.execute(sa.text("INSERT INTO revision (id, number) VALUES (1, 0)"))


def downgrade() -> None:
    op.drop_table("revision")
    op.drop_table("entries")
