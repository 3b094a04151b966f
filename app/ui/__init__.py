"""What is drawn. It is handed values and callables, and knows neither store, network, system nor readers."""
