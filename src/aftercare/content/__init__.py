"""Reads what people wrote (our guidance, clinic packs, patient facts) into domain values.

Nothing is used before the whole of it was checked, and every fault is told with its file, its place and its remedy.
Nothing in here runs what it reads, follows a link, or asks the clock.
"""
