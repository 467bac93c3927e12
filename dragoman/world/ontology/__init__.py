"""PLOVER as data: roots, modes, scores, contexts; the crosswalk to CAMEO."""
