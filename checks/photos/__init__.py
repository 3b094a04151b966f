"""What does a picture tell besides what one sees?"""
