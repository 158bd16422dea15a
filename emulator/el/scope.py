"""What an expression can see: attributes, variables, parameters, state, environment, and the time.

ValueLookup's order: attributes, then variables (the nearest group first; a Mapping that the caller has merged), then the environment.
No clock, socket or host name is read here: ``now_ms``, ``host`` and ``random`` are given.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, NamedTuple, Optional

from ..base.secret import Parameters, Secret
from ..base.versions import DEFAULT_VERSION, Version
from ..java.lang.throwable import IllegalArgumentException

if TYPE_CHECKING:
    from random import Random

_NOTHING: Mapping[str, str] = {}


class Host(NamedTuple):
    """What ip(), hostname() and thread() give."""

    name: str = "localhost"
    canonical_name: str = "localhost"
    address: str = "127.0.0.1"
    thread: str = "Timer-Driven Process Thread-1"


class Scope:
    """The values an expression is evaluated with.

    ``parameters``: name → text, None for one without a value; a ``Secret`` is null inside an expression.
    ``time_zone``: the JVM's default zone.
    ``sequence``: the counter behind nextInt(), shared by all expressions that are given the same list of one number.
    ``nifi``: the version that reads the expressions in a value (evaluateELString).
    """

    __slots__ = (
        "attributes",
        "variables",
        "parameters",
        "state",
        "environment",
        "now_ms",
        "time_zone",
        "random",
        "host",
        "sequence",
        "nifi",
        "memory",
    )

    def __init__(
        self,
        attributes: Optional[Mapping[str, str]] = None,
        variables: Mapping[str, str] = _NOTHING,
        parameters: Optional[Parameters] = None,
        state: Optional[Mapping[str, str]] = None,
        environment: Optional[Mapping[str, str]] = None,
        now_ms: Optional[int] = None,
        time_zone: str = "UTC",
        random: Optional[Random] = None,
        host: Host = Host(),  # noqa: B008  immutable
        sequence: Optional[List[int]] = None,
        nifi: Version = DEFAULT_VERSION,
    ) -> None:
        self.attributes = attributes if attributes is not None else _NOTHING
        self.variables = variables
        self.parameters: Parameters = parameters if parameters is not None else {}
        self.state = state if state is not None else _NOTHING
        self.environment = environment if environment is not None else _NOTHING
        self.now_ms = now_ms
        self.time_zone = time_zone
        self.random = random
        self.host = host
        self.sequence = sequence if sequence is not None else [0]
        self.nifi = nifi
        self.memory: Dict[int, Any] = {}  # EvaluatorState: what and(), or(), count(), join() and the selectors remember in one evaluation

    def value(self, name: Optional[str]) -> Optional[str]:
        """The value behind ``${name}``, None when nobody has it."""
        if name is None:
            return None
        value = self.attributes.get(name)
        if value is None:
            value = self.elsewhere(name)
        if value is None and not name:
            raise IllegalArgumentException("Name must not be null or empty")  # VariableDescriptor's constructor
        return value

    def elsewhere(self, name: str) -> Optional[str]:
        """The value behind a name that no attribute has."""
        value = self.variables.get(name)
        return self.environment.get(name) if value is None else value

    def parameter(self, name: str) -> Optional[str]:
        """The value behind ``#{name}`` inside an expression: None for a sensitive one (ParameterEvaluator.evaluate)."""
        value = self.parameters.get(name)
        return None if isinstance(value, Secret) else value

    def without_parameters(self) -> Scope:
        """The same, with the same memory, where every parameter is missing."""
        other = copy(self)
        other.parameters = {}
        return other

    def randomness(self) -> Random:
        """The source of random(), UUID() and repeat(min, max)."""
        if self.random is None:
            from random import Random

            self.random = Random()
        return self.random
