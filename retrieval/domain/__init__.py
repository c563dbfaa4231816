"""The vocabulary of tracuu: frozen values, standard library only."""
