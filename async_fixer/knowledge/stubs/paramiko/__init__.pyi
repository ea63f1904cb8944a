from .client import AutoAddPolicy, RejectPolicy, SSHClient, WarningPolicy
from .sftp_client import SFTPClient
from .ssh_exception import AuthenticationException, SSHException
from .transport import Transport
