"""Proofs by tools that are not Python; ``make proof`` runs them."""
