"""What differs between platforms: one file a platform."""
