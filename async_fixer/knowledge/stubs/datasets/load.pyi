from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http")
def load_dataset(path, name=..., data_dir=..., data_files=..., split=..., **kwargs) -> Any: ...
@blocks("file")
def load_from_disk(dataset_path, keep_in_memory=..., storage_options=...) -> Any: ...
