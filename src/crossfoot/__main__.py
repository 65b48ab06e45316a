"""`python -m crossfoot`, where the script is not on the path."""

from crossfoot.cli import main

main()
