"""Newcomers' words and the diagnostic made from them.

Private data: nothing enters unscrubbed, nothing leaves under the threshold.
"""
