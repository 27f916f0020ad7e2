"""Sheets of paper: values of the domain go in, PDF bytes come out.

Nothing in here reads a clock, invents a word for a patient or touches a screen. The PDF library is imported only once
a sheet is asked for, so that the program starts without it. All lengths are points and grow downwards from the top of
the page; `pen.py` alone knows that PDF counts from the foot.
"""
