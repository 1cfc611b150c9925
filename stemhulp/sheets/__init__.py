"""Files of answer sheets, as many as there are: read in batches, scored, written at the end or not.

Needs pyarrow (``pip install 'stemhulp[batch]'``), and Dask for many files on many machines
(``'stemhulp[cluster]'``).
"""
