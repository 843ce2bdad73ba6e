
## Selections of contacts

selections-kind = Static or dynamic
selections-shared = Shared
