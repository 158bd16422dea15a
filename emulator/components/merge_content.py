"""MergeContent (NiFi 1.16.3): bins FlowFiles and makes one of each bin, by Binary Concatenation.

1. Both strategies group by the attribute that ``Correlation Attribute Name`` names; where it gives nothing, Defragment by
   ``fragment.identifier``. Limits of Bin-Packing count for Defragment too, though the page hides them.
2. Each trigger bins all it can get, a thousand at once, then merges the bins that are ready (``bins``); a trigger that binned nothing also
   takes bins that are full enough or too old. With as many bins as there may be nothing is binned until one is ready; only a trigger that
   opened too many evicts the oldest (later versions have other rules). FlowFiles in a bin stay in flight; stopping gives them back.
3. Defragment wants every fragment, index and count as numbers and equal counts, else the whole bin goes to ``failure``. Anything else
   that fails gives the bin back to the queue.
4. Delimiters are written whenever they are set, whatever the strategy says (BinaryConcatenationMerge.getDelimiterContent).
The other merge formats are not emulated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from ..base.errors import NotEmulated
from ..base.units import period_ms, whole_bytes
from ..java.lang.throwable import IndexOutOfBoundsException, Throwable
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.nifi.processor.relationship import Relationship
from . import validators
from .bins import UNLIMITED, Bin, BinManager, Limits, in_order
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .merge_attributes import STRATEGIES, defragment_problem, fragment_order, merged_filename, merged_mime_type
from .processor import INPUT_REQUIRED, Processor, SessionFactory, component
from .relationships import FAILURE, ORIGINAL
from .text_validators import attribute_key, non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

Given = Tuple["FlowFile", "ProcessSession"]
_BATCH = 1000
TERMINATED_UNCHANGED_SINCE = (2, 0, 0)  # BinFiles.processBins: originals that are dropped get no merge.uuid
_MERGED = Relationship("merged")
_BIN_PACKING, _DEFRAGMENT, _CONCATENATION = "Bin-Packing Algorithm", "Defragment", "Binary Concatenation"
_FORMATS = ("TAR", "ZIP", "FlowFile Stream, v3", "FlowFile Stream, v2", "FlowFile Tar, v1", _CONCATENATION, "Avro")
_METADATA = ("Use First Metadata", "Keep Only Common Metadata", "Do Not Merge Uncommon Metadata", "Ignore Metadata")
_PACKING_ONLY = (("Merge Strategy", (_BIN_PACKING,)),)
_DELIMITED = (("Delimiter Strategy", ("Filename", "Text")), ("Merge Format", (_CONCATENATION,)))


@component("org.apache.nifi.processors.standard.MergeContent", "nifi-standard-nar")
class MergeContent(Processor):
    """Opens its own sessions: one to get FlowFiles, one for each bin."""

    RELATIONSHIPS = {
        "failure": "the FlowFiles of a bin that cannot be merged",
        "original": "the FlowFiles that were merged",
        "merged": "one FlowFile for each bin",
    }
    INPUT = INPUT_REQUIRED
    TRIGGER_WHEN_EMPTY = True
    OWN_SESSIONS = True
    PROPERTIES = (
        PropertyDescriptor("Merge Strategy", _BIN_PACKING, True, (_BIN_PACKING, _DEFRAGMENT)),
        PropertyDescriptor("Merge Format", _CONCATENATION, True, _FORMATS),
        PropertyDescriptor("Attribute Strategy", "Keep Only Common Attributes", True, tuple(STRATEGIES)),
        PropertyDescriptor("Correlation Attribute Name", el=EL_FLOWFILE, validator=attribute_key, depends=_PACKING_ONLY),
        PropertyDescriptor("mergecontent-metadata-strategy", _METADATA[2], True, _METADATA, display="Metadata Strategy"),
        PropertyDescriptor("Minimum Number of Entries", "1", True, validator=validators.positive_integer, depends=_PACKING_ONLY),
        PropertyDescriptor("Maximum Number of Entries", "1000", True, validator=validators.positive_integer, depends=_PACKING_ONLY),
        PropertyDescriptor("Minimum Group Size", "0 B", True, validator=validators.data_size, depends=_PACKING_ONLY),
        PropertyDescriptor("Maximum Group Size", validator=validators.data_size, depends=_PACKING_ONLY),
        PropertyDescriptor("Max Bin Age", validator=validators.time_period, description="a bin that is older is merged as it is"),
        PropertyDescriptor("Maximum number of Bins", "5", True, validator=validators.positive_integer),
        PropertyDescriptor("Delimiter Strategy", "Do Not Use Delimiters", True, ("Do Not Use Delimiters", "Filename", "Text")),
        PropertyDescriptor("Header File", el=EL_FLOWFILE, validator=non_empty, display="Header", depends=_DELIMITED),
        PropertyDescriptor("Footer File", el=EL_FLOWFILE, validator=non_empty, display="Footer", depends=_DELIMITED),
        PropertyDescriptor("Demarcator File", el=EL_FLOWFILE, validator=non_empty, display="Demarcator", depends=_DELIMITED),
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
        crossed = {
            ("Minimum Group Size", "Min Size must be less than or equal to Max Size"): limits.maximum_size < limits.minimum_size,
            ("Minimum Number of Entries", "Min Entries must be less than or equal to Max Entries"): (
                limits.minimum_entries > limits.maximum_entries
            ),
        }
        return [
            f"'{name}' validated against '{_value(context, name)}' is invalid because {why}"
            for (name, why), wrong in crossed.items() if wrong
        ]  # fmt: skip

    def on_scheduled(self, context: ProcessContext) -> None:
        age = context.getProperty("Max Bin Age").getValue()
        whole_seconds = period_ms(age) // 1000 * 1000 if age else None
        self._bins = BinManager(lambda: self._limits(context), whole_seconds, self.clock.now_ms)

    def on_stopped(self, context: ProcessContext) -> None:
        if self._bins is not None:
            self._bins.purge()
        for bin in self._ready:
            bin.release()
        self._ready.clear()

    def next_wake_ms(self) -> Optional[int]:
        return self._bins.next_timeout_ms() if self._bins is not None else None

    def on_trigger_with_factory(self, context: ProcessContext, open_session: SessionFactory) -> None:
        bins, maximum = self._manager(), int(_value(context, "Maximum number of Bins"))
        binned = self._bin(context, open_session, maximum) if bins.count() + len(self._ready) < maximum else 0
        moved = bins.take_ready(relaxed=not binned)
        if not moved and bins.count() > maximum:
            oldest = bins.take_oldest()
            moved = [oldest] if oldest else []
        self._ready += moved
        processed = 0
        while self._ready:
            processed += self._process(context, self._ready.pop(0), open_session())
        if not (binned or moved or processed):
            context.yield_()

    def _bin(self, context: ProcessContext, open_session: SessionFactory, maximum: int) -> int:
        """Bin what is queued; how many FlowFiles."""
        bins, binned = self._manager(), 0
        while bins.count() <= maximum:
            groups = self._grouped(context, open_session)
            if groups is None:
                break
            for group in in_order(groups):
                binned += len(groups[group])
                for flowfile, session in bins.offer(group, groups[group]):
                    alone = Bin(Limits(minimum_entries=0), self.clock.now_ms())  # BinFiles.binFlowFiles: a bin without limits
                    alone.offer(flowfile, session)
                    self._ready.append(alone)
        return binned

    def _grouped(self, context: ProcessContext, open_session: SessionFactory) -> Optional[Dict[Optional[str], List[Given]]]:
        """Up to a thousand FlowFiles by group; None when none is there. One whose group cannot be told stays in flight, never committed."""
        groups: Dict[Optional[str], List[Given]] = {}
        for number in range(_BATCH):
            session = open_session()
            flowfile = session.get()
            if flowfile is None:
                return groups if number else None
            try:
                groups.setdefault(self._group(context, flowfile), []).append((flowfile, session))
            except Throwable as error:
                self.log.error("Could not determine which Bin to add {} to; will route to failure", [flowfile], error)
        return groups

    def _group(self, context: ProcessContext, flowfile: FlowFile) -> Optional[str]:
        name = context.getProperty("Correlation Attribute Name").evaluateAttributeExpressions(flowfile).getValue()
        group = flowfile.getAttribute(name) if name else None
        if group is None and _value(context, "Merge Strategy") == _DEFRAGMENT:
            return flowfile.getAttribute("fragment.identifier")
        return group

    def _process(self, context: ProcessContext, bin: Bin, session: ProcessSession) -> bool:
        """Merge a bin; whether that went as it should (BinFiles.processBins)."""
        if bin.contents and not bin.regather(session):
            return False
        try:
            attributes = self._merge(context, bin, session)
        except ProcessException as error:
            self.log.error("Failed to process bundle of {} files due to {}", [len(bin.contents), error])
            session.transfer(bin.contents, FAILURE)
            session.commit()
            return False
        except Throwable as error:
            self.log.error("Failed to process bundle of {} files due to {}; rolling back sessions", [len(bin.contents), error])
            session.rollback()
            return False
        if attributes is None:
            session.transfer(bin.contents, FAILURE)
        elif self.nifi >= TERMINATED_UNCHANGED_SINCE and context.auto_terminates(ORIGINAL):
            session.transfer(bin.contents, ORIGINAL)
        else:
            session.transfer([session.putAllAttributes(flowfile, attributes) for flowfile in bin.contents], ORIGINAL)
        session.commit()
        return True

    def _merge(self, context: ProcessContext, bin: Bin, session: ProcessSession) -> Optional[Dict[str, str]]:
        """Make the bundle; gives the originals' new attributes, or None when the bin cannot be merged."""
        contents = list(bin.contents)
        if not contents:
            raise IndexOutOfBoundsException("Index 0 out of bounds for length 0")
        if _value(context, "Merge Strategy") == _DEFRAGMENT:
            problem = defragment_problem(contents)
            if problem:
                self.log.error(f"{problem}; routing [{', '.join(map(str, contents))}] to failure")
                return None
            contents.sort(key=fragment_order)
        attributes = STRATEGIES[_value(context, "Attribute Strategy")](contents)
        bundle = self._write(context, session, contents)
        age = self.clock.now_ms() - bin.created_ms
        own = {
            "filename": merged_filename(contents) or str(self.clock.now_ms() * 1_000_000),
            "mime.type": merged_mime_type(contents),
            "merge.count": str(len(contents)),
            "merge.bin.age": str(age),
            "merge.reason": bin.reason,
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
        maximum = context.getProperty("Maximum Group Size").getValue()
        return Limits(
            whole_bytes(_value(context, "Minimum Group Size")),
            whole_bytes(maximum) if maximum else UNLIMITED,
            int(_value(context, "Minimum Number of Entries")),
            int(_value(context, "Maximum Number of Entries")),
            "fragment.count" if _value(context, "Merge Strategy") == _DEFRAGMENT else None,
        )

    def _manager(self) -> BinManager:
        if self._bins is None:
            raise RuntimeError(f"{self.name} was not scheduled")
        return self._bins


def _value(context: ProcessContext, name: str) -> str:
    return context.getProperty(name).getValue() or ""
