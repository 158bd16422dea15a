"""What several tests share: benches, replays of recorded cases, tables of cases, servers and worlds. Import as ``tests.kits.NAME``."""
