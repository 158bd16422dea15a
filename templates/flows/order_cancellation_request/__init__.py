"""What is special in the Order Cancellation Request Flow: its own cards and settings."""
