"""My medicines: the person's list, and what the clinic said about each."""
