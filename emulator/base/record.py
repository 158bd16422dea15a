"""Classes of plain data, written as dataclasses are. Those of ``dataclasses`` import ``inspect`` and compile a text for each class:
a tenth of what it costs to start a flow. For what is made often, a dataclass's own ``__init__`` is the faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["field", "record", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field, replace
else:

    class field:  # noqa: N801  (as dataclasses has it)
        """The default of a field, made anew for each record."""

        def __init__(self, default_factory):
            self.make = default_factory

    def record(cls=None, *, frozen=False, eq=True):
        """Give a class ``__init__`` by its annotations, ``__repr__``, and ``__eq__`` by its fields."""
        if cls is None:
            return lambda cls: record(cls, frozen=frozen, eq=eq)
        cls._fields = tuple(cls.__annotations__)
        cls._made = {name: cls.__dict__[name].make for name in cls._fields if isinstance(cls.__dict__.get(name), field)}
        for name in cls._made:
            delattr(cls, name)
        cls.__init__, cls.__repr__ = _init, _repr
        if eq:
            cls.__eq__, cls.__hash__ = _eq, _hash if frozen else None
        if frozen:
            cls.__setattr__ = cls.__delattr__ = _refuse
        return cls

    def replace(instance, **changes):
        """A copy with other values in some fields."""
        return type(instance)(**{**{name: getattr(instance, name) for name in instance._fields}, **changes})

    def _init(self, *values, **named):
        kind, state = type(self), self.__dict__
        state.update(zip(kind._fields, values))
        wrong = [name for name in named if name in state or name not in kind._fields]
        state.update(named)
        for name in kind._fields:
            if name in kind._made and name not in state:
                state[name] = kind._made[name]()
            elif name not in state and hasattr(kind, name):
                state[name] = getattr(kind, name)
        wrong += [name for name in kind._fields if name not in state]
        if wrong or len(values) > len(kind._fields):
            raise TypeError("%s: %d values, missing or not a field of it: %s" % (kind.__name__, len(values), ", ".join(wrong)))
        if hasattr(kind, "__post_init__"):
            self.__post_init__()

    def _repr(self):
        return "%s(%s)" % (type(self).__qualname__, ", ".join("%s=%r" % (name, getattr(self, name)) for name in self._fields))

    def _values(instance):
        return tuple(getattr(instance, name) for name in instance._fields)

    def _eq(self, other):
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def _hash(self):
        return hash(_values(self))

    def _refuse(self, name, *_):
        raise AttributeError("cannot assign to field %r" % name)
