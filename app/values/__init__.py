"""What is handed from those who gather to those who keep and draw."""
