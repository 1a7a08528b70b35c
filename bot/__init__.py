"""The assistant: the Rasa agent and the doors to it."""
