"""Numbers are read as they were written, and pieces make the text that was cut."""

import random

from emulator.picture.tables import LONG, NEW, NEXT, Codes, Pieces
from tests.kits.report_run import reader


def test_codes_are_read_back_whatever_comes():
    chance = random.Random(7)
    for _ in range(50):
        unsaid, numbers = 0, []
        for _ in range(chance.randrange(1, 200)):
            number = chance.choice([unsaid, chance.randrange(unsaid + 1), (numbers[-1] + 1) if numbers else 0])
            numbers.append(min(number, unsaid))
            unsaid = max(unsaid, numbers[-1] + 1)
        codes, read = Codes(), reader()
        assert [read(codes.code(number)) for number in numbers] == numbers


def test_what_is_new_or_follows_has_a_code_of_its_own():
    codes = Codes()
    assert [codes.code(number) for number in (0, 1, 2, 0, 1, 2, 1)] == [NEW, NEW, NEW, 2, NEXT, NEXT, 3]


def test_a_long_text_is_pieces_each_of_which_stands_once():
    pieces, read = Pieces(), reader()
    first = '{"items": [{"sku": "A", "name": "%s"}, {"sku": "B"}]}' % ("x" * LONG)
    texts = [first, first.replace('"B"', '"C"'), first, "short {}"]
    written = [pieces.text(text) for text in texts]
    assert written[3] == "short {}" and written[0] != written[1]
    assert ["".join(pieces.all()[read(code)] for code in row) for row in written[:3]] == texts[:3]
    assert len("".join(pieces.all())) < len(first) + 20
