"""My driver: who takes the patient home, how far that is arranged, and who comes if they cannot."""
