"""Tokens to tree, as AttributeExpressionParser.g: one method for each rule, the first token that fits nowhere is the error."""

from __future__ import annotations

from typing import List, Tuple

from ..base.versions import Version, version_of
from .errors import AttributeExpressionLanguageParsingException
from .keywords import SELECTIONS, keywords
from .lexer import Token, meaningful, tokens, unexpected
from .tree import Argument, Attribute, Bare, Call, Expression, Literal, Parameter, Selection

WHOLE_REFERENCES_SINCE = version_of("2.6.0")  # #{a b} inside of ${…} is a parameter
_LITERALS = {"null": "null", "whole": "whole", "decimal": "decimal", "string": "string", "true": "boolean", "false": "boolean"}


def parse(query: str, nifi: Version) -> Expression:
    """The tree of one whole ``${…}`` as that NiFi reads it."""
    parser = _Parser(query, nifi)
    expression = parser.expression()
    parser.take("end")
    return expression


class _Parser:
    def __init__(self, query: str, nifi: Version) -> None:
        self.query = query
        self.keywords = keywords(nifi)
        self.all = tokens(query, self.keywords.words, nifi >= WHOLE_REFERENCES_SINCE)
        self.meaningful = meaningful(self.all)
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.meaningful[self.at]

    def error(self) -> AttributeExpressionLanguageParsingException:
        return unexpected(self.query, self.all, self.token)

    def take(self, kind: str) -> Token:
        token = self.token
        if token.kind != kind:
            raise self.error()
        if kind != "end":
            self.at += 1
        return token

    def expression(self) -> Expression:
        """referenceOrFunction"""
        self.take("$")
        self.take("{")
        self.depth += 1
        if self.depth > 100:
            raise AttributeExpressionLanguageParsingException("java.lang.StackOverflowError")
        subject = self.subject()
        calls: List[Call] = []
        while self.token.kind == ":":
            self.at += 1
            calls.append(self.call())
        self.take("}")
        self.depth -= 1
        return Expression(subject, tuple(calls))

    def subject(self) -> Attribute | Selection | Parameter | Call:
        """attributeRefOrFunctionCall"""
        token = self.token
        if token.kind == "$":
            return Attribute(self.expression())
        if token.kind in ("#{", "reference"):
            return self.parameter()
        if token.kind in ("name", "string"):
            self.at += 1
            return Attribute(token.text)
        if token.kind in SELECTIONS:
            self.at += 1
            return Selection(token.text, self.string_arguments())
        if token.kind in self.keywords.standalone:
            self.at += 1
            return self.standalone(token.text)
        raise self.error()

    def standalone(self, function: str) -> Call:
        self.take("(")
        arguments: Tuple[Argument, ...] = ()
        if function == "hostname" and self.token.kind in ("true", "false") or self.keywords.standalone[function] == (1, 1):
            arguments = (self.argument(),)
        elif function != "hostname":
            arguments = self.comma_separated(self.keywords.standalone[function][1])
        self.take(")")
        return Call(function, arguments)

    def comma_separated(self, count: int) -> Tuple[Argument, ...]:
        """So many arguments."""
        arguments: List[Argument] = []
        for number in range(count):
            if number:
                self.take(",")
            arguments.append(self.argument())
        return tuple(arguments)

    def parameter(self) -> Parameter:
        """parameterReference"""
        if self.token.kind == "reference":
            return Parameter(self.take("reference").text)
        self.take("#{")
        if self.token.kind not in ("name", "string"):
            raise self.error()
        name = self.token.text
        self.at += 1
        self.take("}")
        return Parameter(name)

    def call(self) -> Call:
        """functionCall"""
        function = self.token.kind
        if function not in self.keywords.calls:
            raise self.error()
        self.at += 1
        return Call(function, self.arguments(function))

    def arguments(self, function: str) -> Tuple[Argument, ...]:
        least, most = self.keywords.calls[function]
        self.take("(")
        arguments: List[Argument] = []
        if function == "toDate" and self.token.kind == ",":  # anyArg? (COMMA anyArg)?: the first may be missing
            most -= 1
            self.at += 1
            arguments.append(self.argument())
        elif least > 0 or (most > 0 and self.token.kind != ")"):
            arguments.append(self.argument())
        if function == "toInstant" and arguments:  # (anyArg COMMA anyArg)?
            least = 2
        while arguments and len(arguments) < most and (len(arguments) < least or self.token.kind == ","):
            self.take(",")
            arguments.append(self.argument())
        self.take(")")
        return tuple(arguments)

    def argument(self) -> Argument:
        """anyArg"""
        token = self.token
        if token.kind in _LITERALS:
            self.at += 1
            return Literal(_LITERALS[token.kind], token.text)
        if token.kind == "$":
            return self.expression()
        if token.kind in ("#{", "reference"):
            return self.parameter()
        if token.kind in self.keywords.any_argument:
            return self.bare()
        raise self.error()

    def bare(self) -> Bare:
        function = self.token.kind
        self.at += 1
        self.depth += 1
        if self.depth > 100:
            raise AttributeExpressionLanguageParsingException("java.lang.StackOverflowError")
        arguments = self.arguments(function)
        self.depth -= 1
        return Bare(function, arguments)

    def string_arguments(self) -> Tuple[Argument, ...]:
        self.take("(")
        arguments = [self.string_argument()]
        while self.token.kind == ",":
            self.at += 1
            arguments.append(self.string_argument())
        self.take(")")
        return tuple(arguments)

    def string_argument(self) -> Argument:
        """stringArg"""
        token = self.token
        if token.kind == "string":
            self.at += 1
            return Literal("string", token.text)
        if token.kind == "$":
            return self.expression()
        if token.kind in self.keywords.string_argument:
            return self.bare()
        raise self.error()
