class Row(object):
    # One object of an answer: its id and version as the Ledger compares them, its value, and its own text.
    def __init__(self, identifier, version, value, text):
        self.id, self.version, self.value, self.text = identifier, version, value, text


class Page(object):
    # An answer: its good rows, how many rows came (bad ones too), and whether there may be more behind them.
    def __init__(self, rows, given, full):
        self.rows, self.given, self.full = rows, given, full

    def row(self, identifier):
        found = [row for row in self.rows if row.id == identifier]
        return found[0] if found else None


def at_path(value, *names):
    # value[name][name]..., None where there is nothing.
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
