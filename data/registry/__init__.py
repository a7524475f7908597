"""The registry of clusters as registrars keep it: its rules, and edited files that become the registry or change nothing."""
