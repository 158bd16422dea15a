"""``test`` and below, arguments and parameters: the rules of Jython's grammar for expressions."""

from __future__ import annotations

from typing import Callable, List, Optional, Tuple

from ...base.errors import NotEmulated
from .grammar_targets import KEYWORDS_OF_PYTHON_3, NOT_NONE, Target, check_assigned, check_keyword, odd_names
from .grammar_tokens import GrammarTokens, Names
from .jython_lexer import JythonToken
from .source_error import SourceError

AUGMENTED = frozenset((
    "PLUSEQUAL", "MINUSEQUAL", "STAREQUAL", "SLASHEQUAL", "PERCENTEQUAL", "AMPEREQUAL", "VBAREQUAL", "CIRCUMFLEXEQUAL", "LEFTSHIFTEQUAL",
    "RIGHTSHIFTEQUAL", "DOUBLESTAREQUAL", "DOUBLESLASHEQUAL",
))  # fmt: skip
OPERAND = frozenset(("PLUS", "MINUS", "TILDE", "LPAREN", "LBRACK", "LCURLY", "BACKQUOTE", "NAME", "INT", "STRING"))
TEST = OPERAND | {"NOT", "LAMBDA"}
COMPARED = frozenset(("LESS", "GREATER", "EQUAL", "GREATEREQUAL", "LESSEQUAL", "ALT_NOTEQUAL", "NOTEQUAL", "IN", "NOT", "IS"))
BINARY = frozenset((
    "VBAR", "CIRCUMFLEX", "AMPER", "LEFTSHIFT", "RIGHTSHIFT", "PLUS", "MINUS", "STAR", "SLASH", "PERCENT", "DOUBLESLASH",
))  # fmt: skip
FOLLOW = BINARY | AUGMENTED | COMPARED | {
    "AND", "OR", "IF", "ORELSE", "FOR", "AS", "ASSIGN", "NEWLINE", "SEMI", "COMMA", "COLON", "RPAREN", "RBRACK", "RCURLY", "BACKQUOTE",
    "EOF",
}  # fmt: skip
AFTER_A_LIST = AUGMENTED | {"NEWLINE", "SEMI", "COLON", "COMMA", "RPAREN", "RBRACK", "RCURLY", "ASSIGN", "FOR", "IF", "IN", "EOF"}
ATTRIBUTE = frozenset((
    "NAME", "AND", "AS", "ASSERT", "BREAK", "CLASS", "CONTINUE", "DEF", "DELETE", "ELIF", "EXCEPT", "EXEC", "FINALLY", "FROM", "FOR",
    "GLOBAL",
    "IF", "IMPORT", "IN", "IS", "LAMBDA", "NOT", "OR", "ORELSE", "PASS", "PRINT", "RAISE", "RETURN", "TRY", "WHILE", "WITH", "YIELD",
))  # fmt: skip
ARGUMENTS = TEST | {"STAR", "DOUBLESTAR"}
PARAMETERS = frozenset(("NAME", "LPAREN", "STAR", "DOUBLESTAR"))


def refuse_keyword(token: JythonToken) -> None:
    """Jython lets a script name something so; Python 3 has no such name."""
    if token.text in KEYWORDS_OF_PYTHON_3:
        raise NotEmulated(f"a name {token.text} of the script's own", f"line {token.line}", "give it another name")


class Expressions(GrammarTokens):
    """``test`` and below. Each rule answers its Target, which assignments look at."""

    late: Optional[SourceError] = None  # what Jython refuses when it makes code of a text that parses

    def test(self) -> Target:
        if self.kind() == "LAMBDA":
            return self.lambdef()
        target = self.or_test()
        if self.kind() == "IF" and self._whole_condition():
            self.take()
            self.or_test()
            self.match("ORELSE")
            self.test()
            return target.became("conditional expression")
        return target

    def _whole_condition(self) -> bool:
        """The syntactic predicate ``(IF or_test ORELSE) =>``."""
        return self.fits(lambda: (self.or_test(), self.match("ORELSE")))

    def lambdef(self) -> Target:
        token = self.take()
        if self.kind() in PARAMETERS:
            self.varargslist()
        self.match("COLON")
        self.test()
        return Target("lambda", token)

    def or_test(self) -> Target:
        """or_test and and_test: which of the two binds first makes no error."""
        target = self.not_test()
        while self.kind() in ("OR", "AND"):
            self.take()
            self.not_test()
            target = target.became("operator")
        return target

    def not_test(self) -> Target:
        if self.kind() != "NOT":
            return self.comparison()
        token = self.take()
        self.not_test()
        return Target("", token)

    def comparison(self) -> Target:
        target = self.expr()
        while self.kind() in COMPARED:
            self._comp_op()
            self.expr()
            target = target.became("")
        return target

    def _comp_op(self) -> None:
        kind = self.take().kind
        if kind == "NOT":
            self.match("IN")
        elif kind == "IS":
            self.optional("NOT")

    def expr(self) -> Target:
        """expr, xor_expr, and_expr, shift_expr, arith_expr and term in one, as none of them makes errors of its own."""
        target = self.factor()
        while self.kind() in BINARY:
            self.take()
            self.factor()
            target = target.became("operator")
        self.choose(FOLLOW)
        return target

    def factor(self) -> Target:
        if self.kind() in ("PLUS", "MINUS", "TILDE"):
            token = self.take()
            self.factor()
            return Target("", token)
        target = self.atom()
        while self.kind() in ("LPAREN", "LBRACK", "DOT"):
            target = self.trailer(target)
        if self.optional("DOUBLESTAR"):
            self.factor()
            return target.became("operator")
        return target

    def trailer(self, target: Target) -> Target:
        kind = self.take().kind
        if kind == "DOT":
            self.attr()
            return target.became("attribute")
        if kind == "LBRACK":
            self.separated(self.subscript, TEST | {"DOT", "COLON"})
            self.match("RBRACK")
            return target.became("subscript")
        self.inside("RPAREN", ARGUMENTS, self.arglist)
        return target.became("function call")

    def attr(self) -> None:
        if self.kind() not in ATTRIBUTE:
            raise self.error(f"mismatched input {self.shown()} expecting set null")
        self.take()

    def subscript(self) -> None:
        if self.optional("DOT"):
            self.match("DOT")
            self.match("DOT")
            return
        self.choose(TEST | {"COLON"})
        if self.kind() != "COLON":
            self.test()
        for _ in range(2):
            if not self.optional("COLON"):
                return
            if self.kind() in TEST:
                self.test()

    def atom(self) -> Target:
        self.choose(OPERAND - {"PLUS", "MINUS", "TILDE"})
        start, token = self.index, self.take()
        if token.kind == "LPAREN":
            return self._parenthesized(token)
        if token.kind == "LBRACK":
            return self._listmaker(token)
        if token.kind == "LCURLY":
            self.inside("RCURLY", TEST, self._dictorsetmaker)
            return Target("display", token, (), (start, self.index))
        if token.kind == "BACKQUOTE":
            self.separated(self.test, TEST)
            self.match("BACKQUOTE")
            return Target("repr", token)
        if token.kind == "STRING":
            while self.optional("STRING"):
                pass
            return Target("string", token)
        return Target("number" if token.kind == "INT" else "name", token, (), (start, self.index))

    def _parenthesized(self, opening: JythonToken) -> Target:
        if self.kind() == "RPAREN":
            self.take()
            return Target("()", opening)
        self.choose(TEST | {"YIELD"})
        if self.kind() == "YIELD":
            target = self.yield_expr()
        else:
            target = self._testlist_gexp()
        self.match("RPAREN")
        return target

    def _testlist_gexp(self) -> Target:
        target = self.test()
        self.choose(frozenset(("COMMA", "RPAREN", "FOR")))
        if self.kind() == "FOR":
            self.comp_for(self.or_test)
            return target.became("generator expression")
        if self.kind() == "RPAREN":
            return target
        items = [target]
        while self.optional("COMMA"):
            if self.kind() not in TEST:
                break
            items.append(self.test())
        return target.became("tuple", tuple(items))

    def _listmaker(self, opening: JythonToken) -> Target:
        if self.optional("RBRACK"):
            return Target("list", opening)
        self.choose(TEST)
        items = [self.test()]
        self.choose(frozenset(("FOR", "COMMA", "RBRACK")))
        if self.kind() == "FOR":
            self.comp_for(self.testlist)
            self.optional("COMMA")
            self.match("RBRACK")
            return items[0].became("list comprehension")
        while self.optional("COMMA"):
            if self.kind() not in TEST:
                break
            items.append(self.test())
        self.match("RBRACK")
        return Target("list", opening, tuple(items))

    def _dictorsetmaker(self) -> None:
        self.test()
        self.choose(frozenset(("COLON", "COMMA", "RCURLY", "FOR")))
        if self.kind() == "FOR":
            self.comp_for(self.or_test)
            return
        if self.kind() != "COLON":
            while self.optional("COMMA") and self.kind() in TEST:
                self.test()
            return
        self.take()
        self.test()
        self.choose(frozenset(("COMMA", "RCURLY", "FOR")))
        if self.kind() == "FOR":
            self.comp_for(self.or_test)
            return
        while self.optional("COMMA") and self.kind() in TEST:
            self.test()
            self.match("COLON")
            self.test()

    def _has_comma(self, start: int) -> bool:
        """Is there a comma outside of brackets between a token and here?"""
        depth = 0
        for token in self.tokens[start : self.index]:
            depth += (token.kind in ("LPAREN", "LBRACK", "LCURLY")) - (token.kind in ("RPAREN", "RBRACK", "RCURLY"))
            if token.kind == "COMMA" and not depth:
                return True
        return False

    def comp_for(self, source: Callable[[], Target]) -> None:
        """list_for and comp_for, which differ in what they walk."""
        self.match("FOR")
        self.rename(self.exprlist())
        self.match("IN")
        start, walked = self.index, source()
        if source == self.testlist and (walked.form in ("lambda", "conditional expression") or self._has_comma(start)):
            self.enclose(start, self.index)
        while self.kind() in ("FOR", "IF"):
            if self.kind() == "FOR":
                self.comp_for(source)
            else:
                self.take()
                self.test()

    def arglist(self) -> None:
        count, named = 0, False
        while self.kind() in TEST:
            named = self.argument(count == 0, named, False)
            count += 1
            if not self.optional("COMMA"):
                return
        if self.optional("STAR"):
            self.test()
            while self.kind() == "COMMA" and self.kind(1) in TEST:
                self.take()
                named = self.argument(False, named, True)
            if self.optional("COMMA"):
                self.match("DOUBLESTAR")
                self.test()
        elif self.optional("DOUBLESTAR"):
            self.test()

    def argument(self, first: bool, named: bool, after_star: bool) -> bool:
        """Answers whether a keyword argument has been seen."""
        target = self.test()
        self.choose(frozenset(("ASSIGN", "FOR", "COMMA", "RPAREN")))
        if self.kind() == "ASSIGN":
            check_keyword(target)
            self.take()
            self.test()
            return True
        if self.kind() == "FOR":
            if not first:
                raise self.error("Generator expression must be parenthesized if not sole argument")
            self.comp_for(self.or_test)
            if self.kind() == "COMMA" and self.kind(1) in ARGUMENTS:
                raise target.error("Generator expression must be parenthesized if not sole argument")
            return named
        if named:
            raise target.error("non-keyword arg after keyword arg")
        if after_star:
            raise target.error("only named arguments may follow *expression")
        return named

    def yield_expr(self) -> Target:
        token = self.match("YIELD")
        if self.kind() in TEST:
            self.testlist()
        return Target("yield expression", token)

    def testlist(self) -> Target:
        return self._list(self.test, TEST)

    def exprlist(self) -> Target:
        return self._list(self.expr, OPERAND)

    def _list(self, rule: Callable[[], Target], first: Names) -> Target:
        items = [rule()]
        while self.kind() == "COMMA":
            self.take()
            if self.kind() not in first:
                if first is TEST:
                    self.choose(AFTER_A_LIST)
                return items[0].became("tuple", tuple(items))
            items.append(rule())
        return items[0] if len(items) == 1 else items[0].became("tuple", tuple(items))

    # parameters

    def parameters(self) -> None:
        self.match("LPAREN")
        self.inside("RPAREN", PARAMETERS, self.varargslist)

    def varargslist(self) -> None:
        named = False
        names: List[Tuple[str, bool]] = []
        while self.kind() in ("NAME", "LPAREN"):
            named = self._defparameter(named, names)
            if not self.optional("COMMA"):
                return
        if self.optional("STAR"):
            self.bound_name(NOT_NONE)
            if self.optional("COMMA"):
                self.match("DOUBLESTAR")
                self.bound_name(NOT_NONE)
        elif self.optional("DOUBLESTAR"):
            self.bound_name(NOT_NONE)

    def bound_name(self, refusal: str = "") -> None:
        """A name that is bound where Python 3 wants a name too; ``refusal``: Jython's words where it is None."""
        token = self.match("NAME")
        if token.text == "None" and refusal:
            raise SourceError(refusal, token.line, token.column)
        refuse_keyword(token)

    def rename(self, target: Target) -> None:
        """What no name of Python 3 can be becomes what raises NotEmulated when the statement runs."""
        for odd in odd_names(target):
            start, end = odd.span
            shown = "".join(token.text for token in self.tokens[start:end])
            self.replace(start, end, f"__jy_unnamed__({shown!r}).it")

    def _defparameter(self, named: bool, names: List[Tuple[str, bool]]) -> bool:
        target = self.fpdef(names)
        if self.optional("ASSIGN"):
            self.test()
            return True
        if named:
            raise target.error("non-default argument follows default argument")
        return False

    def fpdef(self, names: List[Tuple[str, bool]], inside: bool = False) -> Target:
        """A parameter; ``names`` are those before it, each with whether it stands inside of a tuple."""
        self.choose(frozenset(("NAME", "LPAREN")))
        token = self.take()
        target = Target("name", token)
        if token.kind == "NAME":
            check_assigned(target)
            refuse_keyword(token)
            earlier = [within for name, within in names if name == token.text]
            if earlier and (inside or any(earlier)) and self.late is None:  # two plain ones are Python 3's to refuse
                message = f"duplicate argument name found: {token.text}"
                self.late = SourceError(message, token.line, token.column, compiling=True)
            names.append((token.text, inside))
        else:
            self.separated(lambda: self.fpdef(names, True), frozenset(("NAME", "LPAREN")))
            self.match("RPAREN")
        return target
