import subprocess
import sys
from pathlib import Path

import pytest

# Pieces as large as pictures, every second one let go of: what is free lies between what is held.
HELD = """
from pathlib import Path
from ui import allocator
if {apart}:
    allocator.keep_large_apart()
first = bytes(32 << 20)
del first  # from here on the C library itself would take such pieces from its heap
held = [bytes(1 << 20) + b"." for _ in range(80)]
small = [bytes(500) for _ in range(200_000)]
del held[::2], small[::2]
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20
before = resident()
allocator.give_back()
print(before, resident())
"""


def held(apart: bool) -> tuple[int, int]:
    """Megabytes of a process before and after it gave back what was free."""
    code = HELD.format(apart=apart)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    before, after = map(int, done.stdout.split())
    return before, after


ROOT = Path(__file__).parent.parent.parent


@pytest.mark.skipif(sys.platform != "linux", reason="only GNU's C library can be asked")
def test_what_is_let_go_of_goes_back_to_the_system() -> None:
    torn, given = held(False)
    apart, _ = held(True)
    assert apart < torn - 30, "large pieces go back by themselves"
    assert given < torn - 30, "and all others when they are asked for"
