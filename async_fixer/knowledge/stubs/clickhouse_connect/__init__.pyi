from .driver import create_async_client, create_client

get_client = create_client
get_async_client = create_async_client
