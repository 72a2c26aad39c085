"""Runs a Python program that Ctrl-C ends as a kill does, until the program says otherwise: no traceback while it starts.

    python ended_by_ctrl_c.py SCRIPT [ARGUMENT...]
    python ended_by_ctrl_c.py -m MODULE [ARGUMENT...]
"""

import os
import signal

signal.signal(signal.SIGINT, lambda *_: os.kill(os.getpid(), signal.SIGTERM))

import runpy
import sys

if sys.argv[1] == "-m":
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    sys.argv = sys.argv[1:]
    sys.path[0] = os.path.dirname(sys.argv[0])
    runpy.run_path(sys.argv[0], run_name="__main__")
