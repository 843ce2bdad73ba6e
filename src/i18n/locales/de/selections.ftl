
## Selections of contacts

selections-kind = Statisch oder dynamisch
selections-shared = Geteilt
