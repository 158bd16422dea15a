"""MergeContent (NiFi 1.16.3): bins FlowFiles and makes one of each bin, by Binary Concatenation.

1. Bin-Packing groups by the value of the attribute that ``Correlation Attribute Name`` names, Defragment by ``fragment.identifier``.
2. Each trigger bins all it can get, then merges the bins that are ready (``bins``); a trigger that binned nothing also takes bins that
   are full enough or too old. FlowFiles in a bin stay in flight; stopping gives them back to their queues.
3. Defragment wants every fragment, index and count as numbers and equal counts, else the whole bin goes to ``failure``.
4. Delimiters are written whenever they are set, whatever the strategy says (BinaryConcatenationMerge.getDelimiterContent).
The other merge formats are not emulated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from ..base.errors import NotEmulated
from ..flow.units import period_ms, size_bytes
from ..java.throwable import ProcessException
from . import validators
from .bins import UNLIMITED, Bin, BinManager, Limits
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .merge_attributes import STRATEGIES, defragment_problem, fragment_order, merged_filename, merged_mime_type
from .processor import INPUT_REQUIRED, Processor, SessionFactory, component
from .relationships import FAILURE, ORIGINAL, Relationship

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_MERGED = Relationship("merged")
_BIN_PACKING, _DEFRAGMENT, _CONCATENATION = "Bin-Packing Algorithm", "Defragment", "Binary Concatenation"
_FORMATS = ("TAR", "ZIP", "FlowFile Stream, v3", "FlowFile Stream, v2", "FlowFile Tar, v1", _CONCATENATION, "Avro")
_METADATA = ("Use First Metadata", "Keep Only Common Metadata", "Do Not Merge Uncommon Metadata", "Ignore Metadata")
_PACKING_ONLY = (("Merge Strategy", (_BIN_PACKING,)),)
_DELIMITED = (("Delimiter Strategy", ("Filename", "Text")), ("Merge Format", (_CONCATENATION,)))


@component("org.apache.nifi.processors.standard.MergeContent", "nifi-standard-nar")
class MergeContent(Processor):
    """Opens its own sessions: one to get FlowFiles, one for each bin."""

    RELATIONSHIPS = ("failure", "original", "merged")
    INPUT = INPUT_REQUIRED
    TRIGGER_WHEN_EMPTY = True
    OWN_SESSIONS = True
    PROPERTIES = (
        PropertyDescriptor("Merge Strategy", _BIN_PACKING, True, (_BIN_PACKING, _DEFRAGMENT)),
        PropertyDescriptor("Merge Format", _CONCATENATION, True, _FORMATS),
        PropertyDescriptor("Attribute Strategy", "Keep Only Common Attributes", True, tuple(STRATEGIES)),
        PropertyDescriptor("Correlation Attribute Name", el=EL_FLOWFILE, depends=_PACKING_ONLY),
        PropertyDescriptor("mergecontent-metadata-strategy", _METADATA[2], True, _METADATA, display="Metadata Strategy"),
        PropertyDescriptor("Minimum Number of Entries", "1", True, validator=validators.positive_integer, depends=_PACKING_ONLY),
        PropertyDescriptor("Maximum Number of Entries", "1000", True, validator=validators.positive_integer, depends=_PACKING_ONLY),
        PropertyDescriptor("Minimum Group Size", "0 B", True, validator=validators.data_size, depends=_PACKING_ONLY),
        PropertyDescriptor("Maximum Group Size", validator=validators.data_size, depends=_PACKING_ONLY),
        PropertyDescriptor("Max Bin Age", validator=validators.time_period),
        PropertyDescriptor("Maximum number of Bins", "5", True, validator=validators.positive_integer),
        PropertyDescriptor("Delimiter Strategy", "Do Not Use Delimiters", True, ("Do Not Use Delimiters", "Filename", "Text")),
        PropertyDescriptor("Header File", el=EL_FLOWFILE, display="Header", depends=_DELIMITED),
        PropertyDescriptor("Footer File", el=EL_FLOWFILE, display="Footer", depends=_DELIMITED),
        PropertyDescriptor("Demarcator File", el=EL_FLOWFILE, display="Demarcator", depends=_DELIMITED),
        PropertyDescriptor("Compression Level", "1", True, tuple("0123456789"), depends=(("Merge Format", ("ZIP",)),)),
        PropertyDescriptor("Keep Path", "false", True, ("true", "false"), depends=(("Merge Format", ("ZIP", "TAR")),)),
        PropertyDescriptor("Tar Modified Time", "${file.lastModifiedTime}", el=EL_FLOWFILE, depends=(("Merge Format", ("TAR",)),)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ready: List[Bin] = []
        self._bins: Optional[BinManager] = None

    def validate(self, context: ProcessContext) -> List[str]:
        merge_format = _value(context, "Merge Format")
        if merge_format != _CONCATENATION:
            raise NotEmulated(f"MergeContent with Merge Format {merge_format}", self.name, f"only {_CONCATENATION} is")
        if _value(context, "Delimiter Strategy") == "Filename":
            raise NotEmulated("MergeContent with Delimiter Strategy Filename", self.name, "give the delimiters as Text")
        limits = self._limits(context)
        problems = []
        if limits.maximum_size < limits.minimum_size:
            problems.append("'Minimum Group Size' is invalid because Min Size must be less than or equal to Max Size")
        if limits.minimum_entries > limits.maximum_entries:
            problems.append("'Minimum Number of Entries' is invalid because Min Entries must be less than or equal to Max Entries")
        return problems

    def on_scheduled(self, context: ProcessContext) -> None:
        age = context.getProperty("Max Bin Age").getValue()
        whole_seconds = period_ms(age) // 1000 * 1000 if age else None
        self._bins = BinManager(lambda: self._limits(context), whole_seconds, self.clock.now_ms)

    def on_stopped(self, context: ProcessContext) -> None:
        if self._bins is not None:
            self._bins.purge()
        for one in self._ready:
            one.release()
        self._ready.clear()

    def next_wake_ms(self) -> Optional[int]:
        return self._bins.next_timeout_ms() if self._bins is not None else None

    def on_trigger_with_factory(self, context: ProcessContext, open_session: SessionFactory) -> None:
        bins, maximum = self._manager(), int(_value(context, "Maximum number of Bins"))
        binned, crowded = self._bin(context, open_session, maximum) if bins.count() + len(self._ready) <= maximum else (0, False)
        moved = bins.take_ready(relaxed=not binned)
        if not moved and (bins.count() > maximum or (bins.count() == maximum and crowded)):
            oldest = bins.take_oldest()
            moved = [oldest] if oldest else []
        self._ready += moved
        done = len(self._ready)
        while self._ready:
            self._process(context, self._ready.pop(0), open_session())
        if not (binned or done):
            context.yield_()

    def _bin(self, context: ProcessContext, open_session: SessionFactory, maximum: int) -> Tuple[int, bool]:
        """Bin what is queued; how many FlowFiles, and whether one fitted nowhere."""
        bins, binned, crowded = self._manager(), 0, False
        while bins.count() <= maximum:
            session = open_session()
            flowfile = session.get()
            if flowfile is None:
                break
            binned += 1
            if not bins.offer(self._group(context, flowfile), flowfile, session):
                crowded = True
                alone = Bin(Limits(), self.clock.now_ms())  # BinFiles.binFlowFiles: what fits nowhere gets a bin without limits
                alone.offer(flowfile, session)
                self._ready.append(alone)
        return binned, crowded

    def _group(self, context: ProcessContext, flowfile: FlowFile) -> Optional[str]:
        if _value(context, "Merge Strategy") == _DEFRAGMENT:
            return flowfile.getAttribute("fragment.identifier")
        name = context.getProperty("Correlation Attribute Name").evaluateAttributeExpressions(flowfile).getValue()
        return flowfile.getAttribute(name) if name else None

    def _process(self, context: ProcessContext, one: Bin, session: ProcessSession) -> None:
        if not one.regather(session):
            return
        try:
            attributes = self._merge(context, one, session)
        except ProcessException as error:
            self.log.error(f"Failed to process bundle of {len(one.contents)} files due to {error}")
            attributes = None
        if attributes is None:
            session.transfer(one.contents, FAILURE)
        else:
            session.transfer([session.putAllAttributes(flowfile, attributes) for flowfile in one.contents], ORIGINAL)
        session.commit()

    def _merge(self, context: ProcessContext, one: Bin, session: ProcessSession) -> Optional[Dict[str, str]]:
        """Make the bundle; gives the originals' new attributes, or None when the bin cannot be merged."""
        contents = list(one.contents)
        if _value(context, "Merge Strategy") == _DEFRAGMENT:
            problem = defragment_problem(contents)
            if problem:
                self.log.error(f"{problem}; routing {len(contents)} FlowFiles to failure")
                return None
            contents.sort(key=fragment_order)
        attributes = STRATEGIES[_value(context, "Attribute Strategy")](contents)
        bundle = self._write(context, session, contents)
        age = self.clock.now_ms() - one.created_ms
        own = {
            "filename": merged_filename(contents) or str(self.clock.now_ms() * 1_000_000),
            "mime.type": merged_mime_type(contents),
            "merge.count": str(len(contents)),
            "merge.bin.age": str(age),
            "merge.reason": one.reason,
        }
        bundle = session.putAllAttributes(bundle, {**attributes, **own})
        session.transfer(bundle, _MERGED)
        return {"merge.uuid": bundle.getAttribute("uuid") or ""}

    def _write(self, context: ProcessContext, session: ProcessSession, contents: List[FlowFile]) -> FlowFile:
        first = contents[0]

        def delimiter(name: str) -> bytes:
            return (context.getProperty(name).evaluateAttributeExpressions(first).getValue() or "").encode("utf-8")

        body = delimiter("Demarcator File").join(session.content_of(flowfile) for flowfile in contents)
        bundle = session.create(contents)
        return session.write_bytes(bundle, delimiter("Header File") + body + delimiter("Footer File"))

    def _limits(self, context: ProcessContext) -> Limits:
        if _value(context, "Merge Strategy") == _DEFRAGMENT:
            return Limits(count_attribute="fragment.count")
        maximum = context.getProperty("Maximum Group Size").getValue()
        return Limits(
            size_bytes(_value(context, "Minimum Group Size")),
            size_bytes(maximum) if maximum else UNLIMITED,
            int(_value(context, "Minimum Number of Entries")),
            int(_value(context, "Maximum Number of Entries")),
        )

    def _manager(self) -> BinManager:
        if self._bins is None:
            raise RuntimeError(f"{self.name} was not scheduled")
        return self._bins


def _value(context: ProcessContext, name: str) -> str:
    return context.getProperty(name).getValue() or ""

