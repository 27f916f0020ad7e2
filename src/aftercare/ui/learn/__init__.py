"""Learn: questions, honest answers, and where they come from."""
