"""What is judged. Pure: facts in, findings out. No files, no clock, no network, no window, no words."""
