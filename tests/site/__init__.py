"""Tests of built sites: as files, over HTTP and in a browser."""
