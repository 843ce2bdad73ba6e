
## Taking data out as files

