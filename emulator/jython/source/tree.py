"""The syntax tree of a rewritten script: what Python 3 would do otherwise goes through a ``__jy_…__`` helper.

Byte-string literals become placeholder constants (a frozenset around the text) because ``compile()`` takes no subclass of str;
``source.py`` puts byte strings in their place. What only Python 3 can say is refused here. Left as in Python 3: the variable of
a list comprehension does not leak, ``exec`` that changes a function's locals.
"""

from __future__ import annotations

import ast
from typing import Any, List, Optional, Union

from ..attributes import REDIRECTED
from .counts import counted, name_of_suspect
from .docstrings import behind_documentation, marked
from .old_methods import old_methods, take_names_as_bytes
from .source_error import SourceError
from .tree_helpers import KEYWORD_MARK, helper, keywords_of, located, scope_rules, target_of
from .tree_operators import ALIKE, ARITHMETIC, CHAINED, OF_TEXTS, ORDER, TRUE_DIVISION, is_new_object, with_bool
from .tree_queries import (
    assigns,
    is_ascii_bytes,
    is_plain_constant,
    is_print_of_many,
    is_star_import,
    is_stop_iteration,
    may_be_refused,
    names_of,
    no_parameters,
    placeholder,
)

_PYTHON_3_ONLY = (
    "JoinedStr", "TemplateStr", "AnnAssign", "NamedExpr", "AsyncFunctionDef", "Await", "YieldFrom", "Nonlocal", "AsyncFor", "AsyncWith",
    "Match", "TryStar", "TypeAlias", "MatMult",
)  # fmt: skip
_REFUSED = tuple(getattr(ast, name) for name in _PYTHON_3_ONLY if hasattr(ast, name))
_HANDLED = "__jy_handled__"
_SEVERAL = (ast.Tuple, ast.List)
_RAISE = "__jy_raise__"

Function = Union[ast.FunctionDef, ast.Lambda]


def transform(tree: ast.Module, notes: Optional[dict[str, str]], future_allowed: bool = False) -> ast.Module:
    """The tree with Python 2.7's meaning, in place; SourceError for what Python 2.7 has no syntax for. ``notes``: None for a plain text."""
    nodes = list(ast.walk(tree))
    if future_allowed:
        scope_rules().check_futures(tree, nodes)
    pass_ = _Pass(notes, future_allowed, nodes)
    if pass_.has_globals:
        scope_rules().hoist_globals(tree)
    pass_.visit(tree)
    return ast.fix_missing_locations(tree)


def _refuse(node: ast.AST, message: str = "") -> SourceError:
    line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
    return SourceError(message or "no viable alternative at input", line, column)


class _Pass(ast.NodeTransformer):
    def __init__(self, notes: Optional[dict[str, str]], future_allowed: bool, nodes: list[ast.AST]) -> None:
        self.notes, self.future_allowed, self.arithmetic = notes or {}, future_allowed, ARITHMETIC
        kinds = frozenset(map(type, nodes))
        self.is_rewritten, self.has_refused = notes is not None, not kinds.isdisjoint(_REFUSED)
        self.has_globals, self.has_yields = ast.Global in kinds, ast.Yield in kinds
        self.has_dynamic_names = any(is_star_import(node) or type(node) is ast.Name and node.id == "__jy_exec__" for node in nodes)
        self.caught = {self.notes.get(node.name, node.name) for node in nodes if isinstance(node, ast.ExceptHandler) and node.name}
        self.generators: list[bool] = []
        self.declared: list[set[str]] = []
        self.depth = 0  # of functions and classes

    def visit(self, node: ast.AST) -> ast.AST:
        if self.has_refused and isinstance(node, _REFUSED):
            raise _refuse(node)
        for name, value in ast.iter_fields(node) if self.is_rewritten else ():
            if type(value) is str and value.endswith(KEYWORD_MARK):
                setattr(node, name, value[: -len(KEYWORD_MARK)])
        result = super().visit(node)
        assert isinstance(result, (ast.AST, list))
        return result  # type: ignore[return-value]

    # literals and operators

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if type(node.value) is str and node.kind != "u":
            return ast.copy_location(ast.Constant(placeholder(node.value)), node)  # type: ignore[arg-type]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if isinstance(node.value, ast.Constant) and type(node.value.value) is str:
            return ast.copy_location(ast.Expr(marked(node.value)), node)
        self.generic_visit(node)
        return self._print_in_turn(node) if is_print_of_many(node.value) else node  # type: ignore[return-value]

    def _print_in_turn(self, node: ast.Expr) -> list[ast.stmt]:
        """``print a, b``: a is printed before b is evaluated."""
        call = node.value
        assert isinstance(call, ast.Call)
        target, newline, *values = call.args
        last = len(values) - 1
        return [
            ast.copy_location(ast.Expr(helper("__jy_print__", target, newline if index == last else ast.Constant(0), value)), node)
            for index, value in enumerate(values)
        ]

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        name = self.arithmetic.get(type(node.op)) or with_bool(node)
        if name is None and isinstance(node.left, ast.Constant) and isinstance(node.left.value, frozenset):
            node.left = ast.copy_location(helper("__jy_itself__", node.left), node)  # a placeholder is no set to be reckoned with
        return ast.copy_location(helper(name, node.left, node.right), node) if name else node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        """The words are those of ``raise AssertionError, words``: none for None."""
        self.generic_visit(node)
        if node.msg is None or isinstance(node.msg, ast.Constant) and node.msg.value is not None:
            return node
        error = ast.Name("AssertionError", ast.Load())
        raised = ast.copy_location(ast.Raise(helper(_RAISE, error, node.msg)), node)
        return ast.copy_location(ast.If(ast.UnaryOp(ast.Not(), node.test), [raised], []), node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """A global name of a script is Java's (scope.py); a function's ``global x`` writes to it without asking the scope."""
        self.generic_visit(node)
        if isinstance(node.targets[0], _SEVERAL):
            node.value = self._parts(node.value)
        if self.declared and any(isinstance(target, ast.Name) and target.id in self.declared[-1] for target in node.targets):
            node.value = ast.copy_location(helper("__jy_global__", node.value), node.value)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = self._parts(node.iter)
        return node

    def _parts(self, node: ast.expr) -> ast.expr:
        """A caught error, which Python 2 unpacks and iterates over: its arguments."""
        is_caught = isinstance(node, ast.Name) and node.id in self.caught
        return ast.copy_location(helper("__jy_parts__", node), node) if is_caught else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        name = self.arithmetic.get(type(node.op))
        declared = bool(self.declared) and isinstance(node.target, ast.Name) and node.target.id in self.declared[-1]
        if name is None and not declared:
            return self.generic_visit(node)
        source = ast.parse(ast.unparse(node.target), mode="eval").body
        value = ast.BinOp(source, node.op, node.value)
        return self.visit(ast.copy_location(ast.Assign([node.target], ast.copy_location(value, node)), node))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) > 1:
            return self._chain(node) if any(type(operator) in ORDER for operator in node.ops) else node
        if isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return node if is_ascii_bytes(node.left) else self._membership(node)
        if isinstance(node.ops[0], (ast.Is, ast.IsNot)):
            return self._identity(node) if is_new_object(node.left) or is_new_object(node.comparators[0]) else node
        name = ORDER.get(type(node.ops[0]))
        if name is None and not any(is_plain_constant(operand) for operand in (node.left, node.comparators[0])):
            name = ALIKE.get(type(node.ops[0]))
        return ast.copy_location(helper(name, node.left, node.comparators[0]), node) if name else node

    def _identity(self, node: ast.Compare) -> ast.AST:
        test = ast.copy_location(helper("__jy_same__", node.left, node.comparators[0]), node)
        return test if isinstance(node.ops[0], ast.Is) else ast.copy_location(ast.UnaryOp(ast.Not(), test), node)

    def _membership(self, node: ast.Compare) -> ast.AST:
        """``in`` with a text of the other kind on its right side."""
        found = ast.copy_location(helper("__jy_in__", node.left, node.comparators[0]), node)
        return found if isinstance(node.ops[0], ast.In) else ast.copy_location(ast.UnaryOp(ast.Not(), found), node)

    def _chain(self, node: ast.Compare) -> ast.AST:
        """``a < b < c``: what comes after the second operand is evaluated only when it is needed."""
        names: list[ast.expr] = [ast.Constant(CHAINED[type(operator)]) for operator in node.ops]
        later = [
            operand if isinstance(operand, (ast.Name, ast.Constant)) else ast.Lambda(no_parameters(), operand)
            for operand in node.comparators[1:]
        ]
        wrapped = ast.Tuple([ast.Constant(isinstance(operand, ast.Lambda)) for operand in later], ast.Load())
        call = helper("__jy_chain__", ast.Tuple(names, ast.Load()), wrapped, node.left, node.comparators[0], *later)
        return ast.copy_location(call, node)

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        if None in node.keys:
            raise _refuse(node)
        self.generic_visit(node)
        return ast.copy_location(helper("__jy_dict__", *([node] if node.keys else [])), node)

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        self.generic_visit(node)
        pair = ast.copy_location(ast.Tuple([node.key, node.value], ast.Load()), node)
        pairs = ast.copy_location(ast.GeneratorExp(pair, node.generators), node)
        return ast.copy_location(helper("__jy_dict__", pairs), node)

    def visit_Set(self, node: ast.Set) -> ast.AST:
        self.generic_visit(node)
        return ast.copy_location(helper("__jy_set__", ast.List(node.elts, ast.Load())), node)

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        self.generic_visit(node)
        return ast.copy_location(helper("__jy_set__", ast.copy_location(ast.GeneratorExp(node.elt, node.generators), node)), node)

    def visit_Delete(self, node: ast.Delete) -> Any:
        """CPython 3.9 names nothing but the attribute that is not there: a helper deletes it, which knows the object."""
        self.generic_visit(node)
        statements: List[ast.stmt] = []
        for target in node.targets:
            if isinstance(target, ast.Attribute):
                statements.append(ast.copy_location(ast.Expr(helper("__jy_del__", target.value, ast.Constant(target.attr))), node))
            elif isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
                statements.append(ast.copy_location(ast.Expr(helper("__jy_del_item__", target.value, target.slice)), node))
            elif isinstance(target, ast.Name) and target.id == "__debug__":  # CPython 3.9 takes it
                raise SourceError("can not assign to __debug__", target.lineno, target.col_offset, compiling=True)
            else:
                statements.append(ast.copy_location(ast.Delete([target]), node))
        return statements

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if node.attr in REDIRECTED and isinstance(node.ctx, ast.Load):
            return ast.copy_location(helper("__jy_attr__", node.value, ast.Constant(node.attr)), node)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        key = node.slice
        plain_key = isinstance(key, (ast.Slice, ast.Tuple)) or (isinstance(key, ast.Constant) and type(key.value) is str)
        self.generic_visit(node)
        if plain_key or not isinstance(node.ctx, ast.Load):
            return node
        return ast.copy_location(helper("__jy_item__", node.value, node.slice), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        starred = [argument for argument in node.args if isinstance(argument, ast.Starred)]
        if len(starred) > 1 or (starred and not isinstance(node.args[-1], ast.Starred)):
            raise _refuse(node)
        for argument in starred:
            node.args[-1] = ast.copy_location(ast.Starred(self._expression(argument.value), ast.Load()), argument)
        rest = node.args[:-1] if starred else node.args
        node.args = [self._expression(argument) for argument in rest] + node.args[len(rest) :]
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        suspect = "" if starred else name_of_suspect(node)
        node.func = self._expression(node.func)
        for keyword in node.keywords:
            self.visit(keyword)
        if suspect:
            return counted(node, suspect)
        if method in OF_TEXTS and not starred and not node.keywords and may_be_refused(method, node.args):
            return ast.copy_location(helper("__jy_text_call__", node.func, *node.args), node)
        return node

    def _expression(self, node: ast.expr) -> ast.expr:
        result = self.visit(node)
        assert isinstance(result, ast.expr)
        return result

    def visit_ListComp(self, node: ast.ListComp) -> ast.AST:
        """At the top of a script the variables are global names: they stay, and their values are Java's (scope.py)."""
        self.generic_visit(node)
        if not self.depth:
            for generator in node.generators:
                names = ast.Constant(names_of(generator.target))
                generator.iter = ast.copy_location(helper("__jy_each__", generator.iter, names), generator.iter)
        return node

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.AST:
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        raise _refuse(node)

    # statements

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        if node.module != "__future__":
            if self.depth and is_star_import(node):
                return ast.copy_location(ast.Expr(helper("__jy_star__", ast.Constant("." * node.level + (node.module or "")))), node)
            return node
        if not self.future_allowed:
            raise _refuse(node, "from __future__ imports must occur at the beginning of the file")
        if any(alias.name == "division" for alias in node.names):
            self.arithmetic = TRUE_DIVISION
        return ast.copy_location(ast.Pass(), node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        if node.keywords or any(isinstance(base, ast.Starred) for base in node.bases):
            raise _refuse(node)
        if self.has_globals:
            scope_rules().hoist_globals(node)
        take_names_as_bytes(node)
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1
        metaclass = next((statement.value for statement in node.body if assigns(statement, "__metaclass__")), None)  # type: ignore[attr-defined]
        if metaclass is not None:
            node.keywords.append(ast.keyword("metaclass", metaclass))
        if not node.bases and metaclass is None:
            node.bases = [ast.copy_location(ast.Name("__jy_old__", ast.Load()), node)]
        elif any(isinstance(statement, ast.FunctionDef) and statement.name == "__init__" for statement in node.body):
            node.decorator_list.append(ast.copy_location(ast.Name("__jy_class__", ast.Load()), node))
        node.body.extend([located(statement, node.body[-1]) for statement in old_methods(node)])  # type: ignore[misc]
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        if node.cause:
            raise _refuse(node)
        if self.generators and self.generators[-1] and is_stop_iteration(node.exc):
            return ast.copy_location(ast.Return(None), node)  # Python 3 would make a RuntimeError of it
        self.generic_visit(node)
        if node.exc and not (isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name) and node.exc.func.id == _RAISE):
            node.exc = ast.copy_location(helper(_RAISE, node.exc), node.exc)
        return node

    def visit_Try(self, node: ast.Try) -> ast.AST:
        """A bare ``except:`` stands last; the last clause tells when none has caught."""
        for handler in node.handlers[:-1]:
            if handler.type is None:
                raise SourceError("default 'except:' must be last", handler.lineno, handler.col_offset, compiling=True)
        self.generic_visit(node)
        if node.handlers and isinstance(node.handlers[-1].type, ast.Call) and node.handlers[-1].type.args:
            node.handlers[-1].type.func = ast.copy_location(ast.Name("__jy_catch_last__", ast.Load()), node)
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        """The helper looks at what was raised with Jython's eyes; the name outlives the block, as in Python 2."""
        line = node.type or node
        self.generic_visit(node)
        test = helper("__jy_catch__", *([node.type] if node.type else []))
        node.type = ast.copy_location(test, line)
        if node.name:
            source = self.notes.get(node.name, node.name)
            target = target_of(source, node)
            node.name = _HANDLED
            caught: ast.expr = helper("__jy_caught__", ast.Name(_HANDLED, ast.Load()))
            value = helper("__jy_parts__", caught) if isinstance(target, _SEVERAL) else caught
            node.body.insert(0, ast.copy_location(ast.Assign([target], value), node))
        return node

    # functions

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        tuples = self._parameters(node)
        if node.returns:
            raise _refuse(node)
        if self.has_dynamic_names:
            scope_rules().refuse_bare_exec(node)
        if self.has_globals:
            scope_rules().hoist_globals(node)
        self.depth += 1
        self.generators.append(self.has_yields and scope_rules().yields(node))
        if self.generators[-1]:
            scope_rules().refuse_values(node)
        self.declared.append(scope_rules().declared_globals(node) if self.has_globals else set())
        self.generic_visit(node)
        self.declared.pop()
        self.depth -= 1
        self.generators.pop()
        start = behind_documentation(node.body)
        place = node.body[min(start, len(node.body) - 1)]
        if node.args.kwarg:
            name, value = keywords_of(node.args.kwarg.arg)
            node.body.insert(start, ast.copy_location(ast.Assign([name], value), place))
        for parameter in reversed(tuples):
            target = target_of(self.notes[parameter], place)
            node.body.insert(0, ast.copy_location(ast.Assign([target], ast.Name(parameter, ast.Load())), place))
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """``lambda (k, v): e`` is ``lambda t: [e for (k, v) in [t]][0]``."""
        tuples = self._parameters(node)
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1
        for parameter in tuples:
            self._bind(node, target_of(self.notes[parameter], node), ast.Name(parameter, ast.Load()))
        if node.args.kwarg:
            self._bind(node, *keywords_of(node.args.kwarg.arg))
        return node

    def _bind(self, node: ast.Lambda, target: ast.expr, value: ast.expr) -> None:
        bound = ast.ListComp(node.body, [ast.comprehension(target, ast.List([value], ast.Load()), [], 0)])
        node.body = ast.copy_location(ast.Subscript(bound, ast.Constant(0), ast.Load()), node)

    def _parameters(self, node: Function) -> list[str]:
        """The placeholders among a function's parameters."""
        arguments = node.args
        everything = [*arguments.args, *filter(None, (arguments.vararg, arguments.kwarg))]
        if arguments.kwonlyargs or arguments.posonlyargs or any(argument.annotation for argument in everything):
            raise _refuse(node)
        return [argument.arg for argument in arguments.args if argument.arg in self.notes]
