from ._password_hasher import PasswordHasher
