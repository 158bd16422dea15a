"""Python programs drawn at random, run in NiFi's own ExecuteScript and in the emulator, and where the two differ."""
