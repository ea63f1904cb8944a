from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http")
def load(repo_or_dir, model, *args, source=..., trust_repo=..., force_reload=..., **kwargs) -> Any: ...
@blocks("http")
def download_url_to_file(url, dst, hash_prefix=..., progress=...) -> None: ...
@blocks("http")
def load_state_dict_from_url(url, model_dir=..., map_location=..., **kwargs) -> Any: ...
