"""What a component says about one of its properties (PropertyDescriptor), as data.

Names and values are the stored ones, as they stand in templates and flow definitions; ``display`` is the label that NiFi's messages use.
"""

from __future__ import annotations

from typing import Callable, Mapping, Optional, Tuple

from ..base.record import record, replace
from ..base.versions import Version

# None when fine, else NiFi's reason, {label} for the name; a reason that begins '{label}' is a whole sentence
Validator = Callable[[str], Optional[str]]
ExpressionValidator = Callable[[str, Version], Optional[str]]  # the same, of a value with expressions, to a NiFi

EL_NONE, EL_VARS, EL_FLOWFILE = "none", "vars", "ff"


@record(frozen=True)
class PropertyDescriptor:
    """One property.

    ``el``: 'none', 'vars' (variables only) or 'ff' (FlowFile attributes too). ``service``: the Java type of the controller service
    whose id is the value. ``depends``: name → values of other properties (empty: any value) without which this one does not count.
    ``validator`` sees the value with its parameters filled in, and not at all where the value is Expression Language; ``expression`` sees
    it in any case (``validators.expression_text``). ``description``: what an operator should know that the label does not say.
    """

    name: str
    default: Optional[str] = None
    required: bool = False
    allowed: Tuple[str, ...] = ()
    el: str = EL_NONE
    sensitive: bool = False
    service: Optional[str] = None
    validator: Optional[Validator] = None
    expression: Optional[ExpressionValidator] = None
    depends: Tuple[Tuple[str, Tuple[str, ...]], ...] = ()
    display: str = ""
    dynamic: bool = False
    description: str = ""

    @property
    def label(self) -> str:
        """The display name."""
        return self.display or self.name

    def named(self, name: str) -> PropertyDescriptor:
        """The descriptor of the dynamic property ``name``, by the rule that this one is."""
        return replace(self, name=name, display="", dynamic=True)

    def counts(self, properties: Mapping[str, Optional[str]]) -> bool:
        """Whether every property that this one depends on has one of the values asked for."""
        for name, values in self.depends:
            value = properties.get(name)
            if value is None or (values and value not in values):
                return False
        return True
