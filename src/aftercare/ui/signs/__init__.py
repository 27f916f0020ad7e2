"""Warning signs: what is an emergency, what to do, what to say."""
