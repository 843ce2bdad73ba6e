
## Bringing contacts in from files

