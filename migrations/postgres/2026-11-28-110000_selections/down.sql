DROP TABLE selection_members;
DROP TRIGGER selections_are_not_deleted ON selections;
DROP TABLE selections;
