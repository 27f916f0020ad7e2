"""Recovery: where in the days after a session a person is, and what is not allowed yet."""
