-- before
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, status status NOT NULL);
-- migration
COMMENT ON TYPE status IS 'done is shown to people as closed';
