"""The command `reader` as pip and uv install it; older versions of pip also import `re` in it, which takes 3 ms."""

import sys

from reader.launch import main

if __name__ == "__main__":
    sys.exit(main())
