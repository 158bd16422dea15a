"""A dict is written by a function of its keys; a long one by several."""

import json

import pytest

from emulator.jython.objects.json_decoder import loads
from emulator.jython.objects.json_encoder import Style, encode


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 65, 128, 150])
@pytest.mark.parametrize("indent", [None, 4])
def test_a_dict_of_many_keys_is_written_whole(count, indent):
    values = {"{%d}\n%%s" % number: number for number in range(count)}
    style = Style(indent, item_separator=",", sort_keys=True)
    assert encode(loads(json.dumps(values)), style) == json.dumps(values, indent=indent, separators=(",", ": "), sort_keys=True)
