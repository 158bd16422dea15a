"""What is special in the Order Flow: its own cards and settings."""
