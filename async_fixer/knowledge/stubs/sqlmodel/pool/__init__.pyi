from sqlalchemy.pool import StaticPool
