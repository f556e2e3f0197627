-- before
CREATE TYPE status AS ENUM ('open', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, status status NOT NULL);
-- migration
ALTER TYPE status RENAME VALUE 'done' TO 'closed';
