"""The municipal desk: sign-in, the eight characteristics at a glance, the directory's call list.

It reads `feedback` and `knowledge` through their public doors and writes only in its own database.
"""
