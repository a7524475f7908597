"""The rules of the registry and the way edited files become it."""
