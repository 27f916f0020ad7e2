"""Waking up at the right moment, deciding what to say, and saying it on the desktop.

The truth is the ledger; everything in here may be lost at any moment and costs nothing but punctuality. A round goes
like this, on start, on each `Waker.wake`, and after each edit: `reconcile`, show what it gives, `record_shown`, then
`Waker.wake_at` the next moment. Show first, record after: a crash between the two repeats a notice under the same id,
the other way round would lose it.
"""
