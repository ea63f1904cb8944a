"""A Report -> JSON for programs; `schema.py` describes every field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from async_fixer import __version__
from async_fixer.report import words
from async_fixer.report.replacements import list_replacements
from async_fixer.report.schema import (
    VERSION,
    CountsRecord,
    DecisionRecord,
    EntryPointRecord,
    FailureRecord,
    FindingRecord,
    HopRecord,
    ObstacleRecord,
    PatchRecord,
    PlaceRecord,
    ReportRecord,
    UnresolvedRecord,
)
from async_fixer.report.tally import Item, is_repaired, list_items

if TYPE_CHECKING:
    from async_fixer.model import Counts, Decision, EntryPoint, Failure, Hop, Obstacle, Patch, Place, Report, Unresolved
    from async_fixer.report.view import View


def render(report: Report, view: View) -> str:
    """Return the report as indented JSON in ASCII, ended by a newline."""
    record = ReportRecord(
        version=VERSION,
        tool=f"async-fixer {__version__}",
        findings=[_record_finding(item, view) for item in list_items(report)],
        patches=[_record_patch(patch) for patch in sorted(report.patches, key=lambda patch: patch.source.path)],
        failures=list(map(_record_failure, report.failures)),
        counts=_record_counts(report.counts),
        notes=list(report.notes),
        unresolved=list(map(_record_unresolved, report.unresolved if view.strict else ())),
    )
    return json.dumps(record, indent=2) + "\n"


def _record_finding(item: Item, view: View) -> FindingRecord:
    finding = item.finding
    return FindingRecord(
        code=finding.code,
        kind=finding.kind,
        severity=finding.severity,
        level="error" if view.counts(finding) else "note",
        message=words.message(finding),
        place=_record_place(finding.place),
        function=finding.function,
        function_place=_record_place(finding.function_place),
        blocker=finding.blocker,
        certain=finding.certain,
        instead=finding.instead,
        guessed_at=_record_place(finding.guessed_at) if finding.guessed_at else None,
        chain=list(map(_record_hop, finding.chain)),
        entry_points=list(map(_record_entry_point, finding.entry_points)),
        decision=_record_decision(item.decision, words.describe_fix(item), view),
    )


def _record_decision(decision: Decision, fix: str, view: View) -> DecisionRecord:
    return DecisionRecord(
        strategy=decision.strategy,
        safety=decision.safety,
        fix=fix,
        repaired=is_repaired(decision, unsafe_fixes=view.unsafe_fixes),
        component=decision.component,
        obstacles=list(map(_record_obstacle, decision.obstacles)),
        notes=list(decision.notes),
    )


def _record_place(place: Place) -> PlaceRecord:
    return PlaceRecord(
        path=place.path,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
    )


def _record_hop(hop: Hop) -> HopRecord:
    return HopRecord(place=_record_place(hop.place), caller=hop.caller, callee=hop.callee, text=hop.text)


def _record_entry_point(entry: EntryPoint) -> EntryPointRecord:
    return EntryPointRecord(
        function=entry.function,
        kind=entry.kind,
        label=entry.label,
        sync=entry.sync,
        framework=entry.framework,
        place=_record_place(entry.place),
    )


def _record_obstacle(obstacle: Obstacle) -> ObstacleRecord:
    place = _record_place(obstacle.place) if obstacle.place else None
    return ObstacleRecord(rule=obstacle.rule, reason=obstacle.reason, place=place)


def _record_patch(patch: Patch) -> PatchRecord:
    replacements = list_replacements(patch)
    return PatchRecord(
        path=patch.source.path,
        replacements=[{"place": _record_place(each.place), "text": each.text} for each in replacements],
    )


def _record_failure(failure: Failure) -> FailureRecord:
    return FailureRecord(path=failure.path, line=failure.line, reason=failure.reason, remedy=failure.remedy)


def _record_unresolved(call: Unresolved) -> UnresolvedRecord:
    return UnresolvedRecord(place=_record_place(call.place), function=call.function, text=call.text)


def _record_counts(counts: Counts) -> CountsRecord:
    return CountsRecord(
        files=counts.files,
        lines=counts.lines,
        entry_points=counts.entry_points,
        routes=counts.routes,
        blocking_routes=counts.blocking_routes,
        unreached=counts.unreached,
        unresolved=counts.unresolved,
        suppressed=counts.suppressed,
        seconds=round(counts.seconds, 3),
    )
