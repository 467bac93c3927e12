"""Training of the learned reader from the corpus (PyTorch; the extra ``train``)."""
