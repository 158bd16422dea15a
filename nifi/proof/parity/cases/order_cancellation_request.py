"""The Order Cancellation Request Flow."""

from __future__ import annotations

from typing import List

from ..case import Case, Shape, post_script

# every answer that the mock ERP knows, and what comes of two in a row; by id
ANSWERS: List[List[str]] = [
    ["accept"], ["created"], ["empty"], ["not_json"], ["hostile"], ["reject"] * 9, ["error"], ["busy"], ["too_many"], ["redirect"] * 9,
    ["unauthorized"], ["forbidden"] * 9, ["hang_up"], ["slow"], ["garbage"], ["cut"], ["refused"], ["unauthorized", "hang_up"],
    ["unauthorized", "unauthorized"], ["accept"], ["accept"], ["accept"], ["error", "hang_up", "accept"],
]  # fmt: skip
FAULTS = {"page": ["500"], "writeback:20": ["503"] * 9, "writeback:21": ["401"], "writeback:22": ["hang_up"]}
RESENT = {"page": ["401", "hang_up"], "writeback:1": ["401", "hang_up"]}


EDITED = {
    "Script/Script": (
        "common/script.py",
        "        return output_obj\n",
        """\
        name = output_obj['order_item']['product']['name']
        output_obj['note'] = u'\\u015eehir: %s / %d' % (name, len(name))
        output_obj['reason']['subject'] = output_obj['reason']['subject'].upper() + u' \\u0130I\\u0131i'.lower()
        self.attributes['log.script.product'] = name.upper()
        self.attributes['log.script.token'] = (self.erpToken or 'none')[:4]
        self.attributes['allVar'] = json.dumps({'token.omnitron': u'\\u015fifre'})
        if output_obj['id'] == 5:
            raise ValueError(u'b\\xf6yle olmaz')
        return output_obj
""",
    ),
    "Post Script/Post Script": post_script("reason_subject", "omnitronToken"),
}
SHAPE = Shape("order_cancellation_request", "Script/Forget allVar", EDITED)
SCRIPTED = {"script.enabled": "true", "mapping.enabled": "true", "post.script.enabled": "true"}
CASES: List[Case] = [
    Case(SHAPE, "every answer", 4, rows=ANSWERS, faults=FAULTS),
    Case(SHAPE, "drawn", 6, count=10),
    Case(SHAPE, "scripts", 2, SCRIPTED, count=10),
    Case(SHAPE, "by status code", 16, {"custom.response": "false"}, count=10),
    Case(SHAPE, "no login, PUT", 1, {"erp.method": "PUT"}, count=8, erp_login=False),
    Case(SHAPE, "GET, no write-back", 6, {"erp.method": "GET", "writeback.enabled": "false"}, count=8),
    # each call meets the connection that its own 401 left open, and is hung up on: OkHttp sends it again, and tells nobody
    Case(SHAPE, "silent resend", 5, {}, [["unauthorized", "hang_up"]], RESENT, ticks=1, keep_alive=True),
]
