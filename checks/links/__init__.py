"""What does an address really say, and does anything in it speak against opening it?"""
