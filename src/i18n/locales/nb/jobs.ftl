
## Long work

