from ._async.driver import AsyncDriver, AsyncGraphDatabase
from ._async.work.result import AsyncResult
from ._async.work.session import AsyncSession
from ._async.work.transaction import AsyncManagedTransaction, AsyncTransaction
from ._sync.driver import Driver, GraphDatabase
from ._sync.work.result import Record, Result
from ._sync.work.session import Session
from ._sync.work.transaction import ManagedTransaction, Transaction
