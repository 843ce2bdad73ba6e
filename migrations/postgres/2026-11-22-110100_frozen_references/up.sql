-- Every insert locks the rows that its foreign keys name. All mails name the same few template versions and layouts, all
-- sign-ups the same form, all consents the same purposes: rows that transactions at the same time would queue at, although none
-- of them can go. Triggers keep what the foreign keys kept: such a row is never deleted. List items are only marked as deleted.
ALTER TABLE mails DROP CONSTRAINT mails_template_version_id_fkey;
ALTER TABLE mails DROP CONSTRAINT mails_layout_id_fkey;
ALTER TABLE submissions DROP CONSTRAINT submissions_form_id_fkey;
ALTER TABLE submissions DROP CONSTRAINT submissions_form_version_id_fkey;
ALTER TABLE contacts DROP CONSTRAINT contacts_source_id_fkey;
ALTER TABLE consents DROP CONSTRAINT consents_purpose_id_fkey;
ALTER TABLE consents DROP CONSTRAINT consents_basis_id_fkey;
ALTER TABLE consents DROP CONSTRAINT consents_source_id_fkey;
ALTER TABLE subscriptions DROP CONSTRAINT subscriptions_type_id_fkey;

CREATE FUNCTION is_referred_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are marked as deleted, never deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER forms_are_not_deleted BEFORE DELETE OR TRUNCATE ON forms FOR EACH STATEMENT EXECUTE FUNCTION is_referred_to();
CREATE TRIGGER purposes_are_not_deleted BEFORE DELETE OR TRUNCATE ON purposes FOR EACH STATEMENT EXECUTE FUNCTION is_referred_to();
CREATE TRIGGER legal_bases_are_not_deleted BEFORE DELETE OR TRUNCATE ON legal_bases FOR EACH STATEMENT EXECUTE FUNCTION is_referred_to();
CREATE TRIGGER sources_are_not_deleted BEFORE DELETE OR TRUNCATE ON sources FOR EACH STATEMENT EXECUTE FUNCTION is_referred_to();
CREATE TRIGGER subscription_types_are_not_deleted BEFORE DELETE OR TRUNCATE ON subscription_types FOR EACH STATEMENT EXECUTE FUNCTION is_referred_to();
