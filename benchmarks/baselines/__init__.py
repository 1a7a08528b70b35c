"""The assistant's reader of messages beside what a project would take off the shelf, trained on the same rows."""
