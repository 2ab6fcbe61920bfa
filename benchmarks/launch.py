"""Run one command and print what it took; a program of its own because a child's memory high-water mark starts at
that of the process that spawns it, so the one that spawns has to be small.

python -I -S launch.py COMMAND [ARGUMENT ...]  prints: exit code, wall s, CPU s, largest resident memory (kB)
"""

import os
import sys
import time

silent = os.open(os.devnull, os.O_RDWR)
begin = time.perf_counter()
child = os.posix_spawn(
    sys.argv[1],
    sys.argv[1:],
    os.environ,
    file_actions=[(os.POSIX_SPAWN_DUP2, silent, 0), (os.POSIX_SPAWN_DUP2, silent, 1)],
)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - begin
per_kb = 1000 if sys.platform == "darwin" else 1
print(os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_kb)
