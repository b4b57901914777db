"""What can go wrong that is not our fault.

ReaderError               exit code
├── RefusedError          1   asked for something that cannot be done
│   ├── NotFoundError     1   no such story, feed, file
│   ├── NotYetError       1   a later version will do this
│   └── UnreadableError   1   bytes that are no feed, no page, no text
│       └── GivenUpError  1   they take too long or too much room, or bring down what reads them
├── ClosingError          1   what was being read when the library was closed
├── StoreError
│   ├── BusyError         3   another process is writing
│   ├── DamagedError      4   the library is damaged, or made by a newer version
│   ├── DiskFullError     5
│   └── ReadOnlyError     6
└── FetchError            7   no answer from the network, or a bad one

A ReaderError reaches the person as its sentence; every other exception is a bug and stays loud.
"""


class ReaderError(Exception):
    """Something the person should hear about, in their words.

    `subject` is the thing it happened to (an address, a file, a title); `reason` is a sentence that
    says what happened and, where there is one, the next step.
    """

    code = "error"
    exit_code = 1

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject, self.reason = subject, reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}" if self.subject else self.reason


class RefusedError(ReaderError):
    code = "refused"


class NotFoundError(RefusedError):
    code = "not-found"


class NotYetError(RefusedError):
    code = "not-yet"


class UnreadableError(RefusedError):
    code = "unreadable"


class GivenUpError(UnreadableError):
    """Whoever tries to read the same bytes in another way has the same trouble."""


class ClosingError(ReaderError):
    """Says nothing about what was being read: it may be as good as any."""

    code = "closing"


class StoreError(ReaderError):
    code = "store"


class BusyError(StoreError):
    code = "busy"
    exit_code = 3


class DamagedError(StoreError):
    code = "damaged"
    exit_code = 4


class DiskFullError(StoreError):
    code = "disk-full"
    exit_code = 5


class ReadOnlyError(StoreError):
    code = "read-only"
    exit_code = 6


class FetchError(ReaderError):
    """No answer, or a bad one.

    `status` is the HTTP status (0 without an answer), `gone` says that the server will never answer
    again (410), `retry_after` is how many seconds it asked us to wait.
    """

    code = "network"
    exit_code = 7

    def __init__(
        self,
        subject: str,
        reason: str,
        *,
        status: int = 0,
        gone: bool = False,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(subject, reason)
        self.status, self.gone, self.retry_after = status, gone, retry_after
