"""Functions of java.lang.StrictMath to the last digit: fdlibm's algorithms (java.lang.FdLibm), where C's library rounds otherwise."""

from __future__ import annotations

import math
import struct

_EXPONENT_600 = 0x25800000  # of 2**600 in a high word


def _high(value: float) -> int:
    """The high word of a double, with its sign."""
    return int(struct.unpack(">i", struct.pack(">d", value)[:4])[0])


def _of_high(word: int) -> float:
    """The double with this high word and a low word of zeros."""
    return float(struct.unpack(">d", struct.pack(">i", word) + b"\0\0\0\0")[0])


def cbrt(value: float) -> float:
    """The cube root: 5 bits from the exponent, 23 by a rational function, 53 by one step of Newton's."""
    if value == 0 or not math.isfinite(value):
        return value
    x = abs(value)
    if x < 2.0**-1022:  # subnormal
        t = 2.0**54 * x
        word = _high(t) // 3 + 696219795
        t = struct.unpack(">d", struct.pack(">i", word) + struct.pack(">d", t)[4:])[0]
    else:
        t = _of_high(_high(x) // 3 + 715094163)
    r = t * t / x
    s = 19 / 35 + r * t
    t *= 5 / 14 + (45 / 28) / (s + 99 / 70 + (-864 / 1225) / s)
    t = _of_high(_high(t) + 1)
    s = t * t
    r = x / s
    r = (r - t) / (t + t + r)
    return math.copysign(t + t * r, value)


def hypot(x: float, y: float) -> float:
    """The length of a diagonal, the larger side cut into two parts so that its square is exact."""
    if math.isinf(x) or math.isinf(y):
        return math.inf
    if x != x or y != y:
        return math.nan
    a, b = max(abs(x), abs(y)), min(abs(x), abs(y))
    high_a, high_b = _high(a), _high(b)
    if high_a - high_b > 0x3C00000:
        return a + b
    power = 0
    if a > 2.0**500 * (1 + 2.0**-20):
        high_a, high_b, a, b, power = high_a - _EXPONENT_600, high_b - _EXPONENT_600, a * 2.0**-600, b * 2.0**-600, 600
    if b < 2.0**-500:
        if b == 0:
            return math.ldexp(a, power)
        if b < 2.0**-1022:
            a, b, power = a * 2.0**1022, b * 2.0**1022, power - 1022
        else:
            high_a, high_b, a, b, power = high_a + _EXPONENT_600, high_b + _EXPONENT_600, a * 2.0**600, b * 2.0**600, power - 600
    w = a - b
    if w > b:
        t1 = _of_high(high_a)
        t2 = a - t1
        length = math.sqrt(t1 * t1 - (b * (-b) - t2 * (a + t1)))
    else:
        a = a + a
        y1 = _of_high(high_b)
        y2 = b - y1
        t1 = _of_high(high_a + 0x00100000)
        t2 = a - t1
        length = math.sqrt(t1 * y1 - (w * (-w) - (t1 * y2 + t2 * b)))
    return length * 2.0**power if power else length


_HIGH = tuple(map(float.fromhex, ("0x1.dac670561bb4fp-2", "0x1.921fb54442d18p-1", "0x1.f730bd281f69bp-1", "0x1.921fb54442d18p0")))
_LOW = tuple(map(float.fromhex, ("0x1.a2b7f222f65e2p-56", "0x1.1a62633145c07p-55", "0x1.007887af0cbbdp-56", "0x1.1a62633145c07p-54")))
_TERMS = tuple(map(float.fromhex, (
    "0x1.555555555550dp-2", "-0x1.999999998ebc4p-3", "0x1.24924920083ffp-3", "-0x1.c71c6fe231671p-4", "0x1.745cdc54c206ep-4",
    "-0x1.3b0f2af749a6dp-4", "0x1.10d66a0d03d51p-4", "-0x1.dde2d52defd9ap-5", "0x1.97b4b24760debp-5", "-0x1.2b4442c6a6c2fp-5",
    "0x1.0ad3ae322da11p-6",
)))  # fmt: skip
_PI_LOW = float.fromhex("0x1.1a62633145c07p-53")


def atan(value: float) -> float:
    """The arc tangent: the argument brought below 7/16, then a polynomial."""
    if value != value or abs(value) >= 2.0**66 or abs(value) < 2.0**-29:
        return math.atan(value)
    x, place = abs(value), -1
    if x < 0.4375:
        x = value
    elif x < 1.1875:
        place, x = (0, (2 * x - 1) / (2 + x)) if x < 0.6875 else (1, (x - 1) / (x + 1))
    else:
        place, x = (2, (x - 1.5) / (1 + 1.5 * x)) if x < 2.4375 else (3, -1 / x)
    z = x * x
    w = z * z
    t = _TERMS
    odd = z * (t[0] + w * (t[2] + w * (t[4] + w * (t[6] + w * (t[8] + w * t[10])))))
    even = w * (t[1] + w * (t[3] + w * (t[5] + w * (t[7] + w * t[9]))))
    if place < 0:
        return x - x * (odd + even)
    return math.copysign(_HIGH[place] - ((x * (odd + even) - _LOW[place]) - x), value)


def atan2(y: float, x: float) -> float:
    """The angle of a point."""
    if not (math.isfinite(x) and math.isfinite(y)) or x == 0 or y == 0:
        return math.atan2(y, x)
    if x == 1:
        return atan(y)
    difference = ((_high(y) & 0x7FFFFFFF) - (_high(x) & 0x7FFFFFFF)) >> 20
    if difference > 60:
        z = math.pi / 2 + 0.5 * _PI_LOW
    elif x < 0 and difference < -60:
        z = 0.0
    else:
        z = atan(abs(y / x))
    if x > 0:
        return math.copysign(z, y)
    return math.pi - (z - _PI_LOW) if y > 0 else (z - _PI_LOW) - math.pi


_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_LOG = (
    6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01, 1.818357216161805012e-01,
    1.531383769920937332e-01, 1.479819860511658591e-01,
)  # fmt: skip


def log(x: float) -> float:
    """The natural logarithm of a normal, positive number: x = 2**k * (1 + f), and a polynomial of f / (2 + f)."""
    word = _high(x)
    exponent, fraction = (word >> 20) - 1023, word & 0xFFFFF
    step = (fraction + 0x95F64) & 0x100000
    low = struct.pack(">d", x)[4:]
    f = float(struct.unpack(">d", struct.pack(">i", fraction | (step ^ 0x3FF00000)) + low)[0]) - 1.0
    k = float(exponent + (step >> 20))
    if (0xFFFFF & (2 + fraction)) < 3:  # |f| < 2**-20
        series = f * f * (0.5 - 0.33333333333333333 * f)
        return k * _LN2_HIGH - ((series - k * _LN2_LOW) - f) if k else f - series
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    odd = z * (_LOG[0] + w * (_LOG[2] + w * (_LOG[4] + w * _LOG[6])))
    series = odd + w * (_LOG[1] + w * (_LOG[3] + w * _LOG[5]))
    if (fraction - 0x6147A) | (0x6B851 - fraction) > 0:
        half = 0.5 * f * f
        return k * _LN2_HIGH - ((half - (s * (half + series) + k * _LN2_LOW)) - f) if k else f - (half - s * (half + series))
    return k * _LN2_HIGH - ((s * (f - series) - k * _LN2_LOW) - f) if k else f - s * (f - series)
