"""Public lists of breaches and of second factors: foreign bytes become values, whole or not at all."""
