"""Aftercare takes a person through ketamine treatment, by the rules of their own clinic.

The packages inside point inwards: `domain` is pure and knows nobody, the adapters beside it know only
`domain`, `ui` shows what it is given, and the composition roots `app` and `clinic_app` wire them together.
"""

__version__ = "0.1.0"
