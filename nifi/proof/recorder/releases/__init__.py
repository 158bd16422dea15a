"""Other releases of NiFi, asked the recorded questions again: their libraries alone, no framework."""
