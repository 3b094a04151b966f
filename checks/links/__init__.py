"""What is judged about links and messages."""
