"""How does a person ask a company what it holds of them, in a letter that the law stands behind?"""
