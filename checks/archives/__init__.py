"""What does a person's own data archive tell of their habits, and of what a platform knows about them?"""
