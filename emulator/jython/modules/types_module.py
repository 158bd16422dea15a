"""``types``."""

from __future__ import annotations

import types
from types import ModuleType
from typing import Any

from .catalog import python_module


class _Named(type):
    """A type of Jython that has no like here: nothing is an instance of it."""

    def __repr__(cls) -> str:
        return f"<type '{cls.__name__}'>"

    def __instancecheck__(cls, instance: Any) -> bool:
        return False


def _named(name: str) -> Any:
    return _Named(name, (), {"__module__": "builtins"})


@python_module("types")
def build(interpreter: Any) -> ModuleType:
    builtins = interpreter.builtins
    method = types.MethodType
    module = ModuleType("types")
    module.__dict__.update(
        StringType=builtins["str"], UnicodeType=builtins["unicode"], StringTypes=(builtins["str"], builtins["unicode"]),
        IntType=builtins["int"], LongType=builtins["long"], FloatType=builtins["float"], ComplexType=complex,
        BooleanType=bool, DictType=builtins["dict"], DictionaryType=builtins["dict"], ListType=list, TupleType=tuple,
        NoneType=type(None), TypeType=builtins["type"], FunctionType=types.FunctionType, LambdaType=types.FunctionType, MethodType=method,
        UnboundMethodType=method, GeneratorType=types.GeneratorType, BuiltinFunctionType=types.BuiltinFunctionType, SliceType=slice,
        BuiltinMethodType=types.BuiltinMethodType, ModuleType=ModuleType, ObjectType=object, XRangeType=builtins["xrange"],
        CodeType=types.CodeType, FrameType=types.FrameType, TracebackType=types.TracebackType, FileType=_named("file"),
        ClassType=_named("classobj"), InstanceType=_named("instance"), EllipsisType=type(...), NotImplementedType=type(NotImplemented),
        DictProxyType=types.MappingProxyType, GetSetDescriptorType=types.GetSetDescriptorType,
        MemberDescriptorType=types.MemberDescriptorType,
    )  # fmt: skip
    return module
