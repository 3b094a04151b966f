"""What the window and the commands ask for: jobs, like everything that may take long. `app.compose` builds them."""
