//! Texts of pages and mails in six languages.
