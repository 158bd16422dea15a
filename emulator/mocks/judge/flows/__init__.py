"""The rules of each flow, a module each, named by the flow's slug; ``JUDGE`` holds them together."""
