"""What does an address or a message really say, and how well does a person read it?"""
