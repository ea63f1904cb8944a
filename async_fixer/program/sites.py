"""Modules in, look-ups by name out: who calls, who assigns to an attribute, what fills a container."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from async_fixer.program.call_sites import find_call_sites
from async_fixer.program.filled import find_fills
from async_fixer.program.outside import find_attribute_sites

if TYPE_CHECKING:
    from async_fixer.program.modules import Modules
    from async_fixer.program.records import AttributeSite, CallSite, Fill


class Sites:
    """Tables over the project's modules, each made when it is first asked for."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._attributes: dict[str, list[AttributeSite]] | None = None
        self._calls: dict[str, list[CallSite]] | None = None
        self._fills: dict[str, dict[str, list[Fill]]] = {}

    def attributes(self, name: str) -> tuple[AttributeSite, ...]:
        """Return the assignments to attributes of a name that no method makes to its own object."""
        if self._attributes is None:
            self._attributes = defaultdict(list)
            for key in self._modules.project:
                for attr, site in find_attribute_sites(key, self._modules[key]):
                    self._attributes[attr].append(site)
        return tuple(self._attributes.get(name, ()))

    def calls(self, name: str) -> tuple[CallSite, ...]:
        """Return where the project calls something of a name, or applies it as a decorator."""
        if self._calls is None:
            self._calls = defaultdict(list)
            for key in self._modules.project:
                for called, site in find_call_sites(key, self._modules[key]):
                    self._calls[called].append(site)
        return tuple(self._calls.get(name, ()))

    def fills(self, key: str, text: str) -> tuple[Fill, ...]:
        """Return what may fill a container in a module that is named like `text` there."""
        if self._modules[key].is_stub:
            return ()
        if key not in self._fills:
            found: dict[str, list[Fill]] = defaultdict(list)
            for name, fill in find_fills(key, self._modules[key]):
                found[name].append(fill)
            self._fills[key] = found
        return tuple(self._fills[key].get(text, ()))
