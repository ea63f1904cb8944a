from ._hash import PasswordHash
