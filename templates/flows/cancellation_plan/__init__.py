"""What is special in the Run Cancellation Plan Service: its own cards and settings."""
