DROP TABLE looks;
DROP TABLE logos;
