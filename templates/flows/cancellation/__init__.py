"""The cards of the Order Cancellation Request Flow, by what they do, and its settings."""
