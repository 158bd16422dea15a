"""The cards that several flows are made of, written once: what differs between flows is an argument."""
