"""``make scaffold``: the files of a contribution, with a test that fails until it is done."""
