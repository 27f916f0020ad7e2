"""Test my reminders: whether they come on this computer, and what to do if they do not."""
