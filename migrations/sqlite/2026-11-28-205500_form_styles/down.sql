DROP TABLE form_styles;
