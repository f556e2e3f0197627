-- migration
CREATE TABLE IF NOT EXISTS customers (
  id bigint PRIMARY KEY,
  email text NOT NULL CONSTRAINT email_has_at CHECK (email LIKE '%@%')
);
