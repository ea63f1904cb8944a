from .handlers.bcrypt import bcrypt, bcrypt_sha256
from .handlers.argon2 import argon2
from .handlers.pbkdf2 import pbkdf2_sha1, pbkdf2_sha256, pbkdf2_sha512
from .handlers.sha2_crypt import sha256_crypt, sha512_crypt
from .handlers.scrypt import scrypt
from .handlers.django import django_pbkdf2_sha256
from .handlers.md5_crypt import md5_crypt, apr_md5_crypt
