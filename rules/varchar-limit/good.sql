-- migration
CREATE TABLE IF NOT EXISTS cities (id bigint PRIMARY KEY, name text NOT NULL);
INSERT INTO cities (id, name) VALUES (1, 'Llanfairpwllgwyngyll');
INSERT INTO cities (id, name) VALUES (2, 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch');
