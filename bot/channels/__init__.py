"""The doors that messages come through: authenticate, limit, scrub, ask the agent."""
