"""The random world of ledger_world.py with an Omnitron that is read by id, as the Order Flow does."""

import json

from .ledger_world import Omnitron, World


class Orders(Omnitron):
    """Orders by increasing id; what was marked as sent is on no page, but for reads that lag behind."""

    def answer(self, after, limit):
        after, limit = int(after), min(int(limit), self.cap)
        found = sorted(int(identifier) for identifier, row in self.rows.items() if self.seen(row))
        found = [identifier for identifier in found if identifier > after]
        results = [{"pk": each, "number": "n%d" % each, "modified_date": self.seen(self.rows[str(each)])} for each in found[:limit]]
        if self.bare_list:
            return json.dumps(results)
        return json.dumps({"count": len(found), "next": "more" if len(found) > limit else None, "previous": None, "results": results})


class OrderWorld(World):
    """One run."""

    def __init__(self, ledger, seed):
        super().__init__(ledger, seed)
        state = self.rand.getstate()
        orders = Orders(self.rand, ledger, self)
        vars(orders).update(vars(self.omnitron))
        self.omnitron = orders
        self.settings.update(order_by="id", days=21, start_date="", leaves="true")
        self.reading.update(order_by="id")
        self.rand.setstate(state)
