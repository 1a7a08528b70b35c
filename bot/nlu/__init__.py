"""What the assistant understands of a message: one Rasa graph component a file."""
