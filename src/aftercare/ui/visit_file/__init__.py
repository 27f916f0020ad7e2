"""An appointment that came as a file: looked at, asked about, and only then used."""
