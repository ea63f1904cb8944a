from typing import Any

from google.cloud.firestore_v1 import (
    AsyncClient,
    AsyncCollectionReference,
    AsyncDocumentReference,
    AsyncQuery,
    Client,
    CollectionReference,
    DocumentReference,
    DocumentSnapshot,
    Query,
)

SERVER_TIMESTAMP: Any
