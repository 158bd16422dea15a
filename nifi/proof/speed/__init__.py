"""How fast the emulator is beside NiFi's own classes, in one run: ``make bench``."""
