"""Training of the digit net that reads the boxes of C.Hasil forms."""
