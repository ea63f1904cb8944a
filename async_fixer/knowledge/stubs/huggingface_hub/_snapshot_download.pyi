from async_fixer.knowledge.marks import blocks

@blocks("http")
def snapshot_download(repo_id, **kwargs) -> str: ...
