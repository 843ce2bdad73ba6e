DROP TABLE selection_members;
DROP TABLE selections;
