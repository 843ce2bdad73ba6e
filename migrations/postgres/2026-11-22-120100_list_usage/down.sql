DROP INDEX consents_of_basis;
