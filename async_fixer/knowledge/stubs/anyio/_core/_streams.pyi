from typing import TypeVar

from ..streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

T_Item = TypeVar('T_Item')

class create_memory_object_stream(tuple[MemoryObjectSendStream[T_Item], MemoryObjectReceiveStream[T_Item]]):
    def __new__(
        cls, max_buffer_size=..., item_type=...,
    ) -> tuple[MemoryObjectSendStream[T_Item], MemoryObjectReceiveStream[T_Item]]: ...
