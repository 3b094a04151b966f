"""How does Bilan start?"""
