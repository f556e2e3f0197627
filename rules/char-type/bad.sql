-- migration
CREATE TABLE IF NOT EXISTS regions (
  code char(3) PRIMARY KEY CONSTRAINT regions_code_is_letters CHECK (code ~ '^[A-Z]+$')
);
INSERT INTO regions (code) VALUES ('EU');
