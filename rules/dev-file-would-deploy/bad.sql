-- tool: golang-migrate
-- before 000001_orders.up.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- down 000001_orders.down.sql
DROP TABLE IF EXISTS orders;
-- migration 000002_reset_dev.up.sql
TRUNCATE orders;
-- down 000002_reset_dev.down.sql
SELECT 'nothing comes back' AS note;
