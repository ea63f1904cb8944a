"""A Report -> SARIF 2.1.0 for code scanning: each chain as a code flow, each patch as fixes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote

from async_fixer import __version__
from async_fixer.model import CODES
from async_fixer.report import words
from async_fixer.report.escape import sarif_message, visible
from async_fixer.report.replacements import Replacement, assign_replacements, name_owner
from async_fixer.report.rules import Rule, load_rules
from async_fixer.report.tally import Item, is_repaired, list_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from async_fixer.model import Failure, Finding, Hop, Place, Report, Unresolved
    from async_fixer.report.view import View

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | bool"

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "SRCROOT"


def render(report: Report, view: View) -> str:
    """Return the report as one SARIF run, indented, in ASCII, ended by a newline."""
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_make_run(report, view)]}
    return json.dumps(log, indent=2) + "\n"


def _make_run(report: Report, view: View) -> Json:
    return {
        "tool": {"driver": _make_driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that async-fixer was run in."}}},
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": list(map(_make_notification, report.failures)),
            }
        ],
        "results": [
            *_make_results(report, view),
            *map(_make_unresolved, report.unresolved if view.strict else ()),
        ],
    }


def _make_driver() -> Json:
    return {
        "name": "async-fixer",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": list(map(_make_rule, load_rules())),
    }


def _make_rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.title.split()),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": rule.text, "markdown": rule.text},
        "defaultConfiguration": {"level": "error" if rule.kind in CODES else "note"},
    }


def _make_results(report: Report, view: View) -> Iterator[Json]:
    replacements = assign_replacements(report, unsafe_fixes=view.unsafe_fixes)
    indexes = {rule.code: number for number, rule in enumerate(load_rules())}
    seen: Counter[str] = Counter()
    for item in list_items(report):
        identity = _identify(item.finding)
        seen[identity] += 1
        repaired = is_repaired(item.decision, unsafe_fixes=view.unsafe_fixes)
        changes = replacements.get(name_owner(item.decision), ()) if repaired else ()
        yield {
            **_make_result(item, view),
            **({"ruleIndex": indexes[item.finding.code]} if item.finding.code in indexes else {}),
            "partialFingerprints": {"asyncFixer/v1": _hash(f"{identity}\0{seen[identity]}")},
            **({"fixes": [_make_fix(words.describe_fix(item), changes)]} if changes else {}),
        }


def _make_unresolved(call: Unresolved) -> Json:
    """Make the result for a call that nothing resolves: it is no finding, so no rule is about it."""
    return {
        "level": "error",
        "message": _make_message(words.describe_unresolved(call)),
        "locations": [_make_place(call.place, call.function)],
    }


def _make_result(item: Item, view: View) -> Mapping[str, Json]:
    finding = item.finding
    return {
        "ruleId": finding.code,
        "level": "error" if view.counts(finding) else "note",
        "message": _make_message(_describe(item, view)),
        "locations": [_make_place(finding.place, finding.function)],
        "codeFlows": [{"threadFlows": [{"locations": list(map(_make_step, finding.chain))}]}] if finding.chain else [],
    }


def _make_place(place: Place, function: str) -> Json:
    return {
        "physicalLocation": _make_location(place),
        "logicalLocations": [{"fullyQualifiedName": visible(function), "kind": "function"}],
    }


def _describe(item: Item, view: View) -> str:
    rows = [
        words.message_with_blocker(item.finding),
        words.describe_reach(item.finding),
        *words.describe_decision(item, unsafe_fixes=view.unsafe_fixes),
        *words.describe_notes(item),
    ]
    return "\n".join(filter(None, rows))


def _identify(finding: Finding) -> str:
    """Join what stays the same when lines move: code, file, function and the calls of the chain."""
    calls = [f"{hop.caller}\0{hop.text}" for hop in finding.chain]
    return "\0".join([finding.code, finding.place.path, finding.function, finding.blocker, *calls])


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _make_step(hop: Hop) -> Json:
    text = f"{visible(hop.caller)} calls {visible(hop.text)}"
    return {"location": {"physicalLocation": _make_location(hop.place), "message": _make_message(text)}}


def _make_fix(description: str, changes: tuple[Replacement, ...]) -> Json:
    by_path = groupby(changes, key=lambda change: change.place.path)
    return {
        "description": _make_message(description),
        "artifactChanges": [
            {"artifactLocation": _make_artifact(path), "replacements": list(map(_make_replacement, group))}
            for path, group in by_path
        ],
    }


def _make_replacement(change: Replacement) -> Json:
    return {"deletedRegion": _make_region(change.place), "insertedContent": {"text": change.text}}


def _make_notification(failure: Failure) -> Json:
    region: Mapping[str, Json] = {"region": {"startLine": failure.line}} if failure.line else {}
    return {
        "level": "error",
        "message": _make_message(f"{visible(failure.reason)}\n{visible(failure.remedy)}".strip()),
        "locations": [{"physicalLocation": {"artifactLocation": _make_artifact(failure.path), **region}}],
    }


def _make_message(text: str) -> Json:
    return {"text": sarif_message(text)}


def _make_location(place: Place) -> Json:
    return {"artifactLocation": _make_artifact(place.path), "region": _make_region(place)}


def _make_artifact(path: str) -> Json:
    if path.startswith("/"):
        return {"uri": f"file://{quote(path, errors='surrogateescape')}"}
    if path[1:3] == ":/":
        return {"uri": f"file:///{quote(path, safe='/:')}"}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT}


def _make_region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
