"""The only door to the network: who is asked, what leaves, and what an answer must prove before it is believed."""
