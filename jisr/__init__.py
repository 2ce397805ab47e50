"""Jisr: the partners, projects and funds of a local government's international cooperation."""
