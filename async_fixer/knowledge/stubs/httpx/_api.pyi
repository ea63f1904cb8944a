from contextlib import AbstractContextManager

from async_fixer.knowledge.marks import blocks

from ._models import Response

__all__ = ["delete", "get", "head", "options", "patch", "post", "put", "request", "stream"]

@blocks("http", instead="httpx.AsyncClient")
def request(
    method,
    url,
    *,
    params=...,
    content=...,
    data=...,
    files=...,
    json=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    timeout=...,
    follow_redirects=...,
    verify=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def stream(
    method,
    url,
    *,
    params=...,
    content=...,
    data=...,
    files=...,
    json=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    timeout=...,
    follow_redirects=...,
    verify=...,
    trust_env=...,
) -> AbstractContextManager[Response]: ...
@blocks("http", instead="httpx.AsyncClient")
def get(
    url,
    *,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    verify=...,
    timeout=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def options(
    url,
    *,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    verify=...,
    timeout=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def head(
    url,
    *,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    verify=...,
    timeout=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def post(
    url,
    *,
    content=...,
    data=...,
    files=...,
    json=...,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    verify=...,
    timeout=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def put(
    url,
    *,
    content=...,
    data=...,
    files=...,
    json=...,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    verify=...,
    timeout=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def patch(
    url,
    *,
    content=...,
    data=...,
    files=...,
    json=...,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    verify=...,
    timeout=...,
    trust_env=...,
) -> Response: ...
@blocks("http", instead="httpx.AsyncClient")
def delete(
    url,
    *,
    params=...,
    headers=...,
    cookies=...,
    auth=...,
    proxy=...,
    follow_redirects=...,
    timeout=...,
    verify=...,
    trust_env=...,
) -> Response: ...
