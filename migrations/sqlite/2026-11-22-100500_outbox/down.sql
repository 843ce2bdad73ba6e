DROP TABLE mails;
DROP TABLE mail_layouts;
DROP TABLE template_versions;
DROP TABLE templates;
