
## Selections of contacts

selections-kind = Statisch of dynamisch
selections-shared = Gedeeld
