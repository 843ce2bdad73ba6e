
## Selections of contacts

selections-kind = Statisk eller dynamisk
selections-shared = Delt
