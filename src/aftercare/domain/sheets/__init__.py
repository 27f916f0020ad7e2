"""Every printed page as a value: which words stand on it, in which order, and what they are.

One module makes one sheet from a plan and from words of content. `sheet.py` holds what they are made of. Paper and its
twin on the screen are both drawn from that value, so that they cannot differ.
"""
