"""What do we have? Files become a checked, read-only warehouse; this package knows no other of ours."""
