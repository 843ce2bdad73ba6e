-- Every save writes its contact's version. Where the page has room for the new row the indexes are left alone (a HOT update);
-- in a full page each of them gets an entry more, in a page of its own, which goes to the log whole after each checkpoint.
ALTER TABLE contacts SET (fillfactor = 90);
