
## Selections of contacts

selections-kind = Statiskt eller dynamiskt
selections-shared = Delat
