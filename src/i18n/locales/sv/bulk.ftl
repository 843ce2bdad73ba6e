
## Changing and deleting many contacts

