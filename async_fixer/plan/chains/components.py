"""Members and how they hang together in, the name of the component of each out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from async_fixer.program.values import Ref


def find_components(links: Mapping[Ref, Iterable[Ref]]) -> dict[Ref, Ref]:
    """Return the first member, in order, of the component that each member belongs to; links go both ways."""
    both: dict[Ref, dict[Ref, None]] = {ref: {} for ref in sorted(links)}
    for ref, others in links.items():
        for other in others:
            both[ref][other] = None
            both[other][ref] = None
    first: dict[Ref, Ref] = {}
    for ref in both:
        queue = [] if ref in first else [ref]
        while queue:
            found = queue.pop()
            if found not in first:
                first[found] = ref
                queue.extend(both[found])
    return first
