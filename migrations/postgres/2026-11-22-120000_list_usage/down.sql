DROP INDEX contact_interests_of_interest;
DROP INDEX subscriptions_of_type;
DROP INDEX contacts_of_source;
DROP INDEX consents_of_basis;
DROP INDEX consents_of_purpose;
