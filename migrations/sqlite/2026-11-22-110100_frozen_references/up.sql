-- PostgreSQL locks the rows that foreign keys name, and there the triggers below take the place of some. SQLite locks no rows
-- and keeps the foreign keys; the rule is the same: list items and forms are marked as deleted, never deleted.
CREATE TRIGGER forms_are_not_deleted BEFORE DELETE ON forms BEGIN SELECT RAISE(ABORT, 'rows of forms are marked as deleted, never deleted'); END;
CREATE TRIGGER purposes_are_not_deleted BEFORE DELETE ON purposes BEGIN SELECT RAISE(ABORT, 'rows of purposes are marked as deleted, never deleted'); END;
CREATE TRIGGER legal_bases_are_not_deleted BEFORE DELETE ON legal_bases BEGIN SELECT RAISE(ABORT, 'rows of legal_bases are marked as deleted, never deleted'); END;
CREATE TRIGGER sources_are_not_deleted BEFORE DELETE ON sources BEGIN SELECT RAISE(ABORT, 'rows of sources are marked as deleted, never deleted'); END;
CREATE TRIGGER subscription_types_are_not_deleted BEFORE DELETE ON subscription_types BEGIN SELECT RAISE(ABORT, 'rows of subscription_types are marked as deleted, never deleted'); END;
