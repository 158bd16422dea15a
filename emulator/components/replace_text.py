"""ReplaceText (NiFi 1.16.3): the shell around the strategies of ``replace_text_strategies``.

``Evaluation Mode`` is Line-by-Line unless set. Entire text above ``Maximum Buffer Size`` goes to ``failure`` with the strategies that
need it whole. A FlowFile of zero bytes is left as it is line by line. An expression or replacement that fails rolls the session back;
ReplaceText.onTrigger would catch the Expression Language's exceptions, but knows those of its own NAR only, not the framework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List

from ..base.units import whole_bytes
from ..java.nio.charset.charsets import decode, encode
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE, SUCCESS
from .replace_text_strategies import APPEND, LITERAL, PREPEND, REGEX, STRATEGIES, WHOLE_TEXT_NEEDED

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.session import ProcessSession

_SEARCH, _STRATEGY = "Regular Expression", "Replacement Strategy"
_LINES, _ENTIRE = "Line-by-Line", "Entire text"
_LINE_MODES = ("All", "First-Line", "Last-Line", "Except-First-Line", "Except-Last-Line")


@component("org.apache.nifi.processors.standard.ReplaceText", "nifi-standard-nar")
class ReplaceText(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "success": "the FlowFile after the replacement, also when nothing matched",
        "failure": "text above Maximum Buffer Size where it is needed whole",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor(_SEARCH, r"(?s)(^.*$)", True, el=EL_FLOWFILE, display="Search Value"),
        PropertyDescriptor("Replacement Value", "$1", True, el=EL_FLOWFILE),
        PropertyDescriptor("Character Set", "UTF-8", True, validator=validators.character_set),
        PropertyDescriptor("Maximum Buffer Size", "1 MB", True, validator=validators.data_size),
        PropertyDescriptor(_STRATEGY, "Regex Replace", True, allowed=tuple(STRATEGIES)),
        PropertyDescriptor("Evaluation Mode", _LINES, True, allowed=(_LINES, _ENTIRE)),
        PropertyDescriptor("Line-by-Line Evaluation Mode", "All", allowed=_LINE_MODES),
    )

    def validate(self, context: ProcessContext) -> List[str]:
        strategy, search = context.getProperty(_STRATEGY).getValue(), context.getProperty(_SEARCH).getValue() or ""
        problem = None
        if strategy == REGEX:
            problem = validators.regular_expression_evaluated(search, context)
        elif strategy == LITERAL and not search:
            problem = f"{_SEARCH} cannot be empty"
        return [f"'{_SEARCH}' validated against '{search}' is invalid because {problem}"] if problem else []

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        entire = context.getProperty("Evaluation Mode").getValue() == _ENTIRE
        strategy = self._strategy(context, entire)
        limit = whole_bytes(context.getProperty("Maximum Buffer Size").getValue() or "1 MB")
        if entire and strategy in WHOLE_TEXT_NEEDED and flowfile.getSize() > limit:
            self.log.warn("Transferred {} to 'faliure' because it was larger than the buffer size")  # as ReplaceText.onTrigger has it
            session.transfer(flowfile, FAILURE)
            return
        charset = context.getProperty("Character Set").getValue() or "UTF-8"
        before = session.content_of(flowfile)
        replace = STRATEGIES[strategy](context, flowfile, entire)
        try:
            mode = context.getProperty("Line-by-Line Evaluation Mode").getValue() or "All"
            after = _as_bytes(before, charset, replace, strategy) if entire else by_lines(before, charset, mode, replace)
        except RecursionError:
            self.log.info(f"Transferred {flowfile} to 'failure' due to java.lang.StackOverflowError")
            session.transfer(flowfile, FAILURE)
            return
        if after is not before:
            flowfile = session.write_bytes(flowfile, after)
        session.getProvenanceReporter().modifyContent(flowfile)
        session.transfer(flowfile, SUCCESS)

    def _strategy(self, context: ProcessContext, entire: bool) -> str:
        """ReplaceText.setup: two searches for everything count as Always Replace."""
        strategy = context.getProperty(_STRATEGY).getValue() or ""
        search = context.getProperty(_SEARCH).getValue()
        empty = not context.getProperty("Replacement Value").getValue()
        if strategy == REGEX and (search == ".*" or (search == r"(?s)(^.*$)" and entire and empty)):
            return "Always Replace"
        return strategy


def _as_bytes(before: bytes, charset: str, replace: Callable[[str], str], strategy: str) -> bytes:
    """An entire text through ``replace``; what is put before or behind leaves the bytes alone."""
    if strategy in (PREPEND, APPEND):
        added = encode(replace(""), charset)
        return added + before if strategy == PREPEND else before + added
    text = decode(before, charset)
    after = replace(text)
    return before if after == text and strategy == REGEX else encode(after, charset)


def by_lines(before: bytes, charset: str, mode: str, replace: Callable[[str], str]) -> bytes:
    """Every line that the mode names, its ending included, through ``replace``."""
    lines = split_lines(decode(before, charset))
    last = len(lines) - 1
    chosen: Callable[[int], bool] = {
        "All": lambda index: True,
        "First-Line": lambda index: index == 0,
        "Last-Line": lambda index: index == last,
        "Except-First-Line": lambda index: index != 0,
        "Except-Last-Line": lambda index: index != last,
    }[mode]
    return encode("".join(replace(line) if chosen(index) else line for index, line in enumerate(lines)), charset)


def split_lines(text: str) -> List[str]:
    """Lines with their endings: CR, LF and CRLF end a line, nothing else (LineDemarcator)."""
    lines, start = [], 0
    for index, letter in enumerate(text):
        ends = letter == "\n" or (letter == "\r" and text[index + 1 : index + 2] != "\n")
        if ends:
            lines.append(text[start : index + 1])
            start = index + 1
    return [*lines, text[start:]] if start < len(text) else lines
