"""Everything that is kept between two starts, in two SQLite files of one folder.

`schedule.db` is neutral: moments, states and names that tell nothing. Reminders work from it before any passphrase is
given. `private.db` holds what is nobody else's business. Neither knows the other; a session is put together again by
`stored_session.whole_session`.

One process, one thread and one connection a file; the lock on the folder is taken before any of this is opened.
"""
