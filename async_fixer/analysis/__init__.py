"""What is true of the program, no opinion: entry points, effects, findings with chains."""
