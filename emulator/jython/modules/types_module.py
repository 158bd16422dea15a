"""``types``."""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from .catalog import python_module


@python_module("types")
def build(interpreter: Any) -> ModuleType:
    known = interpreter.builtins
    module = ModuleType("types")
    module.__dict__.update(
        StringType=known["str"], UnicodeType=known["unicode"], StringTypes=(known["str"], known["unicode"]), IntType=known["int"],
        LongType=known["long"], FloatType=known["float"], BooleanType=bool, DictType=known["dict"], ListType=list, TupleType=tuple,
        NoneType=type(None), TypeType=known["type"], FunctionType=FunctionType, LambdaType=FunctionType, MethodType=MethodType,
        GeneratorType=GeneratorType, BuiltinFunctionType=BuiltinFunctionType, ModuleType=ModuleType, ObjectType=object,
        DictionaryType=known["dict"],
    )  # fmt: skip
    return module
