"""The commands, called as Django calls them and once each as people type them."""
