"""``types``."""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from .catalog import python_module


@python_module("types")
def build(interpreter: Any) -> ModuleType:
    builtins = interpreter.builtins
    module = ModuleType("types")
    module.__dict__.update(
        StringType=builtins["str"], UnicodeType=builtins["unicode"], StringTypes=(builtins["str"], builtins["unicode"]),
        IntType=builtins["int"], LongType=builtins["long"], FloatType=builtins["float"],
        BooleanType=bool, DictType=builtins["dict"], ListType=list, TupleType=tuple,
        NoneType=type(None), TypeType=builtins["type"], FunctionType=FunctionType, LambdaType=FunctionType, MethodType=MethodType,
        GeneratorType=GeneratorType, BuiltinFunctionType=BuiltinFunctionType, ModuleType=ModuleType, ObjectType=object,
        DictionaryType=builtins["dict"],
    )  # fmt: skip
    return module
