"""Run the command as `python -m summit_record`."""

import sys

from .cli import main

sys.exit(main())
