"""The demonstration edition: figures, registry and issues that the program makes up from a fixed seed."""
