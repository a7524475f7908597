"""A method asked in JSON: what a request must hold, how it is read, how the answer is written. metrics and geo share it."""
