-- migration
CREATE DOMAIN email AS text CHECK (value LIKE '%@%');
