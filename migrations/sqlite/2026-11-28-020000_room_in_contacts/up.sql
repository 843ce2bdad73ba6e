-- PostgreSQL writes a changed row anew and leaves room for it; SQLite changes a row where it is. Nothing to do here.
SELECT 1;
