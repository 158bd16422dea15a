"""What is special in the Order Cancel Flow: its query and its settings."""
