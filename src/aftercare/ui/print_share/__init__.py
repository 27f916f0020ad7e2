"""Print & share: real sheets to choose from, print, save and hand on, and files for the phone and the driver."""
