"""What Quartz 2.3.2 refuses of a schedule, asked with its CronExpression."""

import pytest

from emulator.base.errors import InputError
from emulator.engine.cron import Cron

REFUSED = {
    "0 */60 * * * ?": "Increment > 60 : 60",
    "*/61 * * * * ?": "Increment > 60 : 61",
    "0 0 */24 * * ?": "Increment > 24 : 24",
    "0 0 0 */32 * ?": "Increment > 31 : 32",
    "0 0 0 1 */13 ?": "Increment > 12 : 13",
    "0 0 0 ? * */8": "Increment > 7 : 8",
    "0 */5 * * * *": "Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.",
    "0 0 0 ? * ?": "'?' can only be specified for Day-of-Month -OR- Day-of-Week.",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_schedule_that_quartz_refuses_is_refused_in_its_words(text):
    with pytest.raises(InputError) as refused:
        Cron(text)
    assert REFUSED[text] in str(refused.value)


@pytest.mark.parametrize("text", ["0 */59 * * * ?", "0 0 */23 * * ?", "0 0 0 */31 * ?"])
def test_the_longest_steps_are_taken(text):
    assert Cron(text).next_after(1_700_000_000_000)
