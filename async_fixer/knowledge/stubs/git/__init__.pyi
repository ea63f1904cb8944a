from .cmd import Git
from .exc import GitCommandError, GitError, InvalidGitRepositoryError, NoSuchPathError
from .refs.head import Head
from .remote import Remote
from .repo.base import Repo
