"""What Aftercare knows: rules, plans, boards, tasks, reminders and signs, as pure values and functions.

Nothing in here reads a clock, a file, a database or a widget. Everything that changes comes in as an argument.
"""
