"""Where and with which words Jython's parser refuses a text: its grammar (Python.g of 2.7.2) walked as ANTLR walks it.

Each method is a rule of the grammar under its name. ``mismatched input`` comes from a token that
a rule must have next; ``no viable alternative`` from a choice that the next token leaves without a way (also after an operand, where the
grammar chooses between another operator and what may follow: ``FOLLOW``).
"""

from __future__ import annotations

from .accepted import applied
from .grammar_expressions import ARGUMENTS, AUGMENTED, OPERAND, TEST, Expressions, refuse_keyword
from .grammar_targets import NOT_NONE, Target, check_assigned, check_deleted, odd_names

FLOW = frozenset(("BREAK", "CONTINUE", "RETURN", "RAISE", "YIELD"))
SMALL = TEST | FLOW | {"DELETE", "PASS", "IMPORT", "FROM", "GLOBAL", "EXEC", "ASSERT", "PRINT"}
COMPOUND = frozenset(("IF", "WHILE", "FOR", "TRY", "WITH", "DEF", "CLASS", "AT"))
STATEMENT = SMALL | COMPOUND


class _Statements(Expressions):
    in_finally = False  # is this the block of a finally clause?

    def file_input(self) -> None:
        while self.kind() == "NEWLINE" or self.kind() in STATEMENT:
            if not self.optional("NEWLINE"):
                self.stmt()
        self.match("EOF")

    def eval_input(self) -> None:
        self.optional("LEADING_WS")
        while self.optional("NEWLINE"):
            pass
        self.testlist()
        while self.optional("NEWLINE"):
            pass
        self.match("EOF")

    def stmt(self) -> None:
        if self.kind() in COMPOUND:
            getattr(self, "_" + self.kind().lower() + "_stmt")()
        else:
            self.simple_stmt()

    def simple_stmt(self) -> None:
        self.small_stmt()
        while self.kind() == "SEMI" and self.kind(1) in SMALL:
            self.take()
            self.small_stmt()
        self.optional("SEMI")
        self.match("NEWLINE")

    def small_stmt(self) -> None:
        rule = getattr(self, "_" + self.kind().lower() + "_stmt", None) if self.kind() in SMALL - TEST else self.expr_stmt
        assert rule is not None
        rule()

    def expr_stmt(self) -> None:
        target = self.testlist()
        if self.kind() in AUGMENTED:
            check_assigned(target, augmented=True)
            self.rename(target)
            self.take()
            self.yield_expr() if self.kind() == "YIELD" else self.testlist()
            return
        if self.kind() == "ASSIGN" and self.kind(1) == "YIELD":
            self._assigned(target)
            yields = []
            while self.optional("ASSIGN"):
                yields.append(self.yield_expr())
            for target in yields[:-1]:
                check_assigned(target)
            return
        while self.kind() == "ASSIGN":
            self._assigned(target)
            self.take()
            target = self.testlist()

    def _assigned(self, target: Target) -> None:
        check_assigned(target)
        self.rename(target)

    def _print_stmt(self) -> None:
        self.take()
        self.choose(TEST | {"RIGHTSHIFT", "NEWLINE", "SEMI"})
        if self.optional("RIGHTSHIFT"):
            self.test()
            if self.kind() != "COMMA" or not self.fits(self.test):
                return
            self.take()
        if self.kind() in TEST:
            self.separated(self.test, TEST)

    def _delete_stmt(self) -> None:
        self.take()
        self.separated(self._deleted, OPERAND)

    def _deleted(self) -> None:
        target = self.expr()
        check_deleted(target)
        self.rename(target)

    def _pass_stmt(self) -> None:
        self.take()

    _break_stmt = _pass_stmt

    def _continue_stmt(self) -> None:
        if self.in_finally:
            raise self.error("'continue' not supported inside 'finally' clause")
        self.take()

    def _return_stmt(self) -> None:
        self.take()
        self.choose(TEST | {"NEWLINE", "SEMI"})
        if self.kind() in TEST:
            self.testlist()

    def _yield_stmt(self) -> None:
        self.yield_expr()

    def _raise_stmt(self) -> None:
        self.take()
        if self.kind() in TEST:
            self.test()
            for _ in range(2):
                if not self.optional("COMMA"):
                    break
                self.test()

    def _import_stmt(self) -> None:
        self.take()
        while True:
            self._dotted_name()
            self._as_name()
            if not self.optional("COMMA"):
                return

    def _as_name(self) -> None:
        if self.optional("AS"):
            self.bound_name()

    def _dotted_name(self) -> None:
        self.bound_name()
        while self.optional("DOT"):
            self.attr()

    def _from_stmt(self) -> None:
        self.take()
        self.choose(frozenset(("DOT", "NAME")))
        dots = 0
        while self.optional("DOT"):
            dots += 1
        if not dots or self.kind() != "IMPORT":
            self.choose(frozenset(("NAME",)))
            self._dotted_name()
        is_future = self.tokens[self.index - 1].text == "__future__"
        self.match("IMPORT")
        self.choose(frozenset(("STAR", "NAME", "LPAREN")))
        if self.optional("STAR"):
            return
        start = self.index
        parenthesized = self.optional("LPAREN")
        self._import_as_name()
        while self.kind() == "COMMA" and self.kind(1) == "NAME":
            self.take()
            self._import_as_name()
        if parenthesized:
            self.optional("COMMA")
            self.match("RPAREN")
        if is_future and any(token.text == "print_function" for token in self.tokens[start : self.index]):
            self.print_becomes_a_name()

    def _import_as_name(self) -> None:
        self.bound_name()
        self._as_name()

    def _global_stmt(self) -> None:
        self.take()
        self.bound_name()
        while self.optional("COMMA"):
            self.bound_name()

    def _exec_stmt(self) -> None:
        self.take()
        self.expr()
        if self.optional("IN"):
            self.test()
            if self.optional("COMMA"):
                self.test()

    def _assert_stmt(self) -> None:
        self.take()
        self.test()
        if self.optional("COMMA"):
            self.test()

    # compound statements

    def suite(self, of_finally: bool = False) -> None:
        """A block of its own inside of a finally's may go on with the loop."""
        outer, self.in_finally = self.in_finally, of_finally
        self._block()
        self.in_finally = outer

    def _block(self) -> None:
        self.choose(SMALL | {"NEWLINE"})
        if self.kind() != "NEWLINE":
            self.simple_stmt()
            return
        self.take()
        self.match("INDENT")
        if self.kind() not in STATEMENT:
            raise self.error(f"required (...)+ loop did not match anything at input {self.shown()}")
        while self.kind() in STATEMENT:
            self.stmt()
        self.match("DEDENT")

    def _body(self, of_finally: bool = False) -> None:
        self.match("COLON")
        self.suite(of_finally)

    def _if_stmt(self) -> None:
        self.take()
        self.test()
        self._body()
        while self.optional("ELIF"):
            self.test()
            self._body()
        self._else()

    def _else(self) -> None:
        if self.optional("ORELSE"):
            self._body()

    def _while_stmt(self) -> None:
        self.take()
        self.test()
        self._body()
        self._else()

    def _for_stmt(self) -> None:
        self.take()
        target = self.exprlist()
        self.match("IN")
        if target.form == "name" and target.token.text == "None":
            raise target.error(NOT_NONE)
        if odd_names(target):
            self.rename(target)
        elif target.form not in ("number", "function call"):
            check_assigned(target)
        self.testlist()
        self._body()
        self._else()

    def _try_stmt(self) -> None:
        self.take()
        self._body(of_finally=self.in_finally)
        self.choose(frozenset(("EXCEPT", "FINALLY")))
        if self.kind() == "EXCEPT":
            while self.optional("EXCEPT"):
                self._except_clause()
            self._else()
        if self.optional("FINALLY"):
            self._body(of_finally=True)

    def _except_clause(self) -> None:
        if self.kind() in TEST:
            self.test()
            if self.kind() in ("COMMA", "AS"):
                is_comma = self.take().kind == "COMMA"
                target = self.test()
                if not odd_names(target):
                    check_assigned(target)
                elif not is_comma:  # Python 3 wants a plain name behind its "as"
                    refuse_keyword(target.token)
                self.rename(target)
        self._body()

    def _with_stmt(self) -> None:
        self.take()
        while True:
            self.test()
            if self.optional("AS"):
                self._assigned(self.expr())
            if not self.optional("COMMA"):
                break
        self._body()

    def _at_stmt(self) -> None:
        while self.optional("AT"):
            self.match("NAME")
            while self.optional("DOT"):
                self.match("NAME")
            self.choose(frozenset(("LPAREN", "NEWLINE")))
            if self.optional("LPAREN"):
                self.inside("RPAREN", ARGUMENTS, self.arglist)
            self.match("NEWLINE")
        if self.kind() == "DEF":
            self._def_stmt()
        else:
            self._class_stmt()

    def _def_stmt(self) -> None:
        self.take()
        if self.kind() != "NAME":
            raise self.error("rule name_or_print failed predicate: {printFunction}?")
        self.bound_name(NOT_NONE)
        self.parameters()
        self._body()

    def _class_stmt(self) -> None:
        self.match("CLASS")
        self.bound_name(NOT_NONE)
        if self.optional("LPAREN"):
            if self.kind() in TEST:
                self.testlist()
            self.match("RPAREN")
        self._body()


def accept(source: str, ending: str = "", expression: bool = False) -> str:
    """The source as Python 3 is to read it; SourceError where Jython's parser refuses it with its ``ending`` behind it."""
    parser = _Statements(source + ending)
    parser.eval_input() if expression else parser.file_input()
    if parser.late is not None:
        raise parser.late
    return applied(source, parser.edits) if parser.edits else source
