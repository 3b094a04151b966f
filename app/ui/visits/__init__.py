"""Which page leads to which, and what is asked of the services on the way? One thing that a person does, one file."""
