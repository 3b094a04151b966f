"""What of a person's accounts leaked, stands open, or is no longer needed?"""
