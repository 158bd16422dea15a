"""Runs whole flows: ``run_flow``."""
