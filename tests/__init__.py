"""Tests of the record, its builder and its site."""
