"""What the assistant does, one module per thing a newcomer wants. Flat on purpose: rasa-sdk loads it by name."""
