"""The messages of the program in Russian and Ukrainian, and the tools that keep them complete."""
