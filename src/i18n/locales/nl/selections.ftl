
## Selections of contacts

