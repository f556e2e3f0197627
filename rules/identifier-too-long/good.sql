-- migration
CREATE TABLE IF NOT EXISTS consents (
  id bigint PRIMARY KEY,
  partners_may_mail boolean NOT NULL,
  partners_may_phone boolean NOT NULL
);
