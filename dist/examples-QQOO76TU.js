import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import "./chunk-VWKG3EAW.js";

// rules/add-check-without-not-valid/bad.sql
var bad_default = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total > 0);\n";

// rules/add-check-without-not-valid/good.sql
var good_default = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total > 0) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_positive;\n";

// rules/add-column-with-check/bad.sql
var bad_default2 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS discount numeric CHECK (discount >= 0);\n";

// rules/add-column-with-check/good.sql
var good_default2 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS discount numeric;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_discount_positive CHECK (discount >= 0) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_discount_positive;\n";

// rules/add-column-with-foreign-key/bad.sql
var bad_default3 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\nCREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS customer_id bigint REFERENCES customers;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/add-column-with-foreign-key/good.sql
var good_default3 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\nCREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS customer_id bigint;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;\n";

// rules/add-column-with-unique/bad.sql
var bad_default4 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS code text UNIQUE;\n";

// rules/add-column-with-unique/good.sql
var good_default4 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS code text;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_code_key;\n-- migration (no transaction)\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_code_key ON orders (code);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;\n";

// rules/add-column-with-volatile-default/bad.sql
var bad_default5 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS token uuid DEFAULT gen_random_uuid();\n";

// rules/add-column-with-volatile-default/good.sql
var good_default5 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS token uuid;\n-- migration\nALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();\n";

// rules/add-exclusion-constraint/bad.sql
var bad_default6 = "-- before\nCREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange NOT NULL);\nINSERT INTO bookings SELECT n, tsrange('2026-01-01'::timestamp + n * interval '1 day', '2026-01-02'::timestamp + n * interval '1 day')\n  FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE bookings ADD CONSTRAINT bookings_apart EXCLUDE USING gist (during WITH &&);\n";

// rules/add-exclusion-constraint/good.sql
var good_default6 = "-- before\nCREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange NOT NULL);\nINSERT INTO bookings SELECT n, tsrange('2026-01-01'::timestamp + n * interval '1 day', '2026-01-02'::timestamp + n * interval '1 day')\n  FROM generate_series(1, 100) AS n;\n-- migration\nCREATE TABLE IF NOT EXISTS bookings_new (\n  LIKE bookings INCLUDING ALL,\n  CONSTRAINT bookings_apart EXCLUDE USING gist (during WITH &&)\n);\n";

// rules/add-foreign-key-without-not-valid/bad.sql
var bad_default7 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers;\n";

// rules/add-foreign-key-without-not-valid/good.sql
var good_default7 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer;\n";

// rules/add-identity-column/bad.sql
var bad_default8 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigint GENERATED ALWAYS AS IDENTITY;\n";

// rules/add-identity-column/good.sql
var good_default8 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE SEQUENCE IF NOT EXISTS orders_number_seq;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigint;\n-- migration\nALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number_seq');\n";

// rules/add-primary-key-without-index/bad.sql
var bad_default9 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);\n";

// rules/add-primary-key-without-index/good.sql
var good_default9 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_pkey;\n-- migration (no transaction)\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_pkey ON orders (id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;\n";

// rules/add-required-column/bad.sql
var bad_default10 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders VALUES (1);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text NOT NULL;\n";

// rules/add-required-column/good.sql
var good_default10 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders VALUES (1);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text NOT NULL DEFAULT '';\n";

// rules/add-serial-column/bad.sql
var bad_default11 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigserial;\n";

// rules/add-serial-column/good.sql
var good_default11 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE SEQUENCE IF NOT EXISTS orders_number_seq;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigint;\n-- migration\nALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number_seq');\n";

// rules/add-stored-generated-column/bad.sql
var bad_default12 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS tax numeric GENERATED ALWAYS AS (total * 0.2) STORED;\n";

// rules/add-stored-generated-column/good.sql
var good_default12 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS tax numeric;\n";

// rules/add-unique-without-index/bad.sql
var bad_default13 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL);\nINSERT INTO orders SELECT n, 'A' || n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number);\n";

// rules/add-unique-without-index/good.sql
var good_default13 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL);\nINSERT INTO orders SELECT n, 'A' || n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_number_key;\n-- migration (no transaction)\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number_key ON orders (number);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;\n";

// rules/alter-domain-constraint/bad.sql
var bad_default14 = "-- before\nCREATE DOMAIN email AS text;\nCREATE TABLE customers (id bigint PRIMARY KEY, email email NOT NULL);\nINSERT INTO customers SELECT n, n || '@example.org' FROM generate_series(1, 100) AS n;\n-- migration\nALTER DOMAIN email ADD CONSTRAINT has_at CHECK (value LIKE '%@%');\n";

// rules/alter-domain-constraint/good.sql
var good_default14 = "-- before\nCREATE DOMAIN email AS text;\nCREATE TABLE customers (id bigint PRIMARY KEY, email email NOT NULL);\nINSERT INTO customers SELECT n, n || '@example.org' FROM generate_series(1, 100) AS n;\n-- migration\nALTER DOMAIN email ADD CONSTRAINT has_at CHECK (value LIKE '%@%') NOT VALID;\n";

// rules/assertion-failed/bad.sql
var bad_default15 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/assertion-failed/good.sql
var good_default15 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/attach-partition-without-check/bad.sql
var bad_default16 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE TABLE orders_2027 (id bigint NOT NULL, placed_on date NOT NULL);\nINSERT INTO orders_2027 SELECT n, '2027-01-01' FROM generate_series(1, 100) AS n;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders ATTACH PARTITION orders_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');\n";

// rules/attach-partition-without-check/good.sql
var good_default16 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE TABLE orders_2027 (id bigint NOT NULL, placed_on date NOT NULL);\nINSERT INTO orders_2027 SELECT n, '2027-01-01' FROM generate_series(1, 100) AS n;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders_2027 ADD CONSTRAINT orders_2027_bounds\n  CHECK (placed_on >= '2027-01-01' AND placed_on < '2028-01-01') NOT VALID;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders_2027 VALIDATE CONSTRAINT orders_2027_bounds;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders ATTACH PARTITION orders_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');\n";

// rules/backfill-in-ddl-transaction/bad.sql
var bad_default17 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nUPDATE orders SET note = 'free' WHERE total < 10;\n";

// rules/backfill-in-ddl-transaction/good.sql
var good_default17 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- migration\nUPDATE orders SET note = 'free' WHERE total < 10;\n";

// rules/backfill-with-not-in/bad.sql
var bad_default18 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY, tier text);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\nINSERT INTO orders SELECT n, nullif(n, 100) FROM generate_series(51, 100) AS n;\nUPDATE customers SET tier = 'buyer' WHERE id > 50;\nALTER TABLE customers ADD CONSTRAINT tier_is_set CHECK (tier IS NOT NULL) NOT VALID;\n-- migration\nUPDATE customers SET tier = 'visitor' WHERE id NOT IN (SELECT customer_id FROM orders);\n-- migration\nALTER TABLE customers VALIDATE CONSTRAINT tier_is_set;\n";

// rules/backfill-with-not-in/good.sql
var good_default18 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY, tier text);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\nINSERT INTO orders SELECT n, nullif(n, 100) FROM generate_series(51, 100) AS n;\nUPDATE customers SET tier = 'buyer' WHERE id > 50;\nALTER TABLE customers ADD CONSTRAINT tier_is_set CHECK (tier IS NOT NULL) NOT VALID;\n-- migration\nUPDATE customers SET tier = 'visitor'\nWHERE NOT EXISTS (SELECT FROM orders WHERE orders.customer_id = customers.id);\n-- migration\nALTER TABLE customers VALIDATE CONSTRAINT tier_is_set;\n";

// rules/backfill-with-offset/bad.sql
var bad_default19 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, status text);\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\nALTER TABLE orders ADD CONSTRAINT status_is_set CHECK (status IS NOT NULL) NOT VALID;\n-- migration\nUPDATE orders SET status = 'done'\nWHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 50);\n-- migration\nUPDATE orders SET status = 'done'\nWHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 50 OFFSET 50);\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT status_is_set;\n";

// rules/backfill-with-offset/good.sql
var good_default19 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, status text);\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\nALTER TABLE orders ADD CONSTRAINT status_is_set CHECK (status IS NOT NULL) NOT VALID;\n-- migration\nUPDATE orders SET status = 'done'\nWHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 50);\n-- migration\nUPDATE orders SET status = 'done'\nWHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 50);\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT status_is_set;\n";

// rules/backfill-without-commit/bad.sql
var bad_default20 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, cents bigint);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDO $$\nBEGIN\n  FOR low IN 1..100 BY 20 LOOP\n    UPDATE orders SET cents = total * 100 WHERE id BETWEEN low AND low + 19;\n  END LOOP;\nEND\n$$;\n";

// rules/backfill-without-commit/good.sql
var good_default20 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, cents bigint);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDO $$\nBEGIN\n  FOR low IN 1..100 BY 20 LOOP\n    UPDATE orders SET cents = total * 100 WHERE id BETWEEN low AND low + 19;\n    COMMIT;\n  END LOOP;\nEND\n$$;\n";

// rules/banner-in-dev-file/bad.sql
var bad_default21 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration 0001_reset_dev.sql\n-- SAFE PRODUCTION MIGRATION\nTRUNCATE orders;\n";

// rules/banner-in-dev-file/good.sql
var good_default21 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration 0001_reset_dev.sql\n-- For development only: empties the tables.\nTRUNCATE orders;\n";

// rules/blocked-too-long/bad.sql
var bad_default22 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS region text;\nSELECT count(*) FROM orders WHERE total IS NULL;\n";

// rules/blocked-too-long/good.sql
var good_default22 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS region text;\n-- migration\nSELECT count(*) FROM orders WHERE total IS NULL;\n";

// rules/broken-banner/bad.sql
var bad_default23 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders ADD COLUMN note text;\n";

// rules/broken-banner/good.sql
var good_default23 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/change-column-type/bad.sql
var bad_default24 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, quantity integer NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN quantity TYPE bigint;\n";

// rules/change-column-type/good.sql
var good_default24 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, quantity integer NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS quantity_big bigint;\n";

// rules/changed-applied-migration/bad.sql
var bad_default25 = "-- migration 0001_orders.sql (edited)\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, note text);\n-- before 0002_customers.sql\nCREATE TABLE customers (id bigint PRIMARY KEY);\n";

// rules/changed-applied-migration/good.sql
var good_default25 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0002_customers.sql\nCREATE TABLE customers (id bigint PRIMARY KEY);\n-- migration 0003_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/char-type/bad.sql
var bad_default26 = "-- migration\nCREATE TABLE IF NOT EXISTS regions (\n  code char(3) PRIMARY KEY CONSTRAINT regions_code_is_letters CHECK (code ~ '^[A-Z]+$')\n);\nINSERT INTO regions (code) VALUES ('EU');\n";

// rules/char-type/good.sql
var good_default26 = "-- migration\nCREATE TABLE IF NOT EXISTS regions (\n  code text PRIMARY KEY CONSTRAINT regions_code_is_letters CHECK (code ~ '^[A-Z]+$')\n);\nINSERT INTO regions (code) VALUES ('EU');\n";

// rules/cluster/bad.sql
var bad_default27 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration\nCLUSTER orders USING orders_customer_id_idx;\n";

// rules/cluster/good.sql
var good_default27 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_total_idx;\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_total_idx ON orders (customer_id) INCLUDE (total);\n";

// rules/commit-in-wrapped-migration/bad.sql
var bad_default28 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\nCOMMENT ON TABLE orders IS 'Paid or not';\nCOMMIT;\nSAVEPOINT described;\n";

// rules/commit-in-wrapped-migration/good.sql
var good_default28 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\nCOMMENT ON TABLE orders IS 'Paid or not';\nSAVEPOINT described;\n";

// rules/concurrently-if-not-exists/bad.sql
var bad_default29 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/concurrently-if-not-exists/good.sql
var good_default29 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/concurrently-in-transaction/bad.sql
var bad_default30 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n";

// rules/concurrently-in-transaction/good.sql
var good_default30 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n";

// rules/concurrently-with-short-lock-timeout/bad.sql
var bad_default31 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nSET lock_timeout = '5s';\nDROP INDEX CONCURRENTLY IF EXISTS orders_total_idx;\n";

// rules/concurrently-with-short-lock-timeout/good.sql
var good_default31 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nSET lock_timeout = 0;\nDROP INDEX CONCURRENTLY IF EXISTS orders_total_idx;\n";

// rules/conflict-target-not-unique/bad.sql
var bad_default32 = "-- before\nCREATE TABLE orders (id bigint, customer_id bigint, PRIMARY KEY (customer_id, id)) PARTITION BY HASH (customer_id);\nCREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);\n-- migration\nINSERT INTO orders (id, customer_id) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;\n";

// rules/conflict-target-not-unique/good.sql
var good_default32 = "-- before\nCREATE TABLE orders (id bigint, customer_id bigint, PRIMARY KEY (customer_id, id)) PARTITION BY HASH (customer_id);\nCREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);\n-- migration\nINSERT INTO orders (id, customer_id) VALUES (1, 1) ON CONFLICT (id, customer_id) DO NOTHING;\n";

// rules/constraint-never-validated/bad.sql
var bad_default33 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n - 1 FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total > 0) NOT VALID;\n-- migration\nUPDATE orders SET note = 'a gift' WHERE id = 1;\n";

// rules/constraint-never-validated/good.sql
var good_default33 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n - 1 FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total > 0) NOT VALID;\n-- migration\nUPDATE orders SET total = 0.01 WHERE total <= 0;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_positive;\n-- migration\nUPDATE orders SET note = 'a gift' WHERE id = 1;\n";

// rules/create-domain-with-constraint/bad.sql
var bad_default34 = "-- migration\nCREATE DOMAIN email AS text CHECK (value LIKE '%@%');\n";

// rules/create-domain-with-constraint/good.sql
var good_default34 = "-- migration\nCREATE TABLE IF NOT EXISTS customers (\n  id bigint PRIMARY KEY,\n  email text NOT NULL CONSTRAINT email_has_at CHECK (email LIKE '%@%')\n);\n";

// rules/create-enum/bad.sql
var bad_default35 = "-- migration\nCREATE TYPE order_status AS ENUM ('open', 'paid');\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, status order_status NOT NULL);\nCREATE OR REPLACE VIEW refunded_orders AS SELECT id FROM orders WHERE status = 'refunded';\n";

// rules/create-enum/good.sql
var good_default35 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (\n  id bigint PRIMARY KEY,\n  status text NOT NULL CONSTRAINT orders_status_is_known CHECK (status IN ('open', 'paid'))\n);\nCREATE OR REPLACE VIEW refunded_orders AS SELECT id FROM orders WHERE status = 'refunded';\n";

// rules/create-index-without-concurrently/bad.sql
var bad_default36 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nINSERT INTO orders SELECT n, n % 7 FROM generate_series(1, 100) AS n;\n-- migration\nCREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/create-index-without-concurrently/good.sql
var good_default36 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nINSERT INTO orders SELECT n, n % 7 FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/create-table-references-existing/bad.sql
var bad_default37 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);\nCREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/create-table-references-existing/good.sql
var good_default37 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nINSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, customer_id bigint);\nCREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/create-trigger/bad.sql
var bad_default38 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, changed_at timestamptz);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\n-- migration\nCREATE OR REPLACE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n";

// rules/create-trigger/good.sql
var good_default38 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, changed_at timestamptz);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nCREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS\n  'BEGIN NEW.changed_at := clock_timestamp(); RETURN NEW; END';\n";

// rules/data-lost/bad.sql
var bad_default39 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, ended boolean NOT NULL);\nINSERT INTO sessions SELECT n, n <= 40 FROM generate_series(1, 100) AS n;\n-- migration\nDELETE FROM sessions WHERE ended;\n";

// rules/data-lost/good.sql
var good_default39 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, ended boolean NOT NULL);\nINSERT INTO sessions SELECT n, n <= 40 FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE sessions ADD COLUMN IF NOT EXISTS hidden boolean;\n-- migration\nUPDATE sessions SET hidden = true WHERE ended;\n";

// rules/default-partition-not-empty/bad.sql
var bad_default40 = "-- before\nCREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE TABLE events_rest PARTITION OF events DEFAULT;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nINSERT INTO events (id, at) SELECT n, now() + n * interval '1 day' FROM generate_series(1, 10) AS n;\nDO $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the bounds of the partition depend on the day\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    current_date - 30, current_date + 90\n  );\nEND\n$$;\n";

// rules/default-partition-not-empty/good.sql
var good_default40 = "-- before\nCREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE TABLE events_rest PARTITION OF events DEFAULT;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nDO $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the bounds of the partition depend on the day\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    current_date - 30, current_date + 90\n  );\nEND\n$$;\nINSERT INTO events (id, at) SELECT n, now() + n * interval '1 day' FROM generate_series(1, 10) AS n;\n";

// rules/delete-without-where/bad.sql
var bad_default41 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz NOT NULL);\nINSERT INTO sessions SELECT n, now() + interval '1 day' FROM generate_series(1, 100) AS n;\n-- migration\nDELETE FROM sessions;\n";

// rules/delete-without-where/good.sql
var good_default41 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz NOT NULL);\nINSERT INTO sessions SELECT n, now() + interval '1 day' FROM generate_series(1, 100) AS n;\n-- migration\nDELETE FROM sessions WHERE expires_at < now() - interval '1 year';\n";

// rules/destructive-routine/bad.sql
var bad_default42 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, ended_at timestamptz);\nINSERT INTO sessions SELECT n, CASE WHEN n <= 50 THEN now() END FROM generate_series(1, 100) AS n;\n-- migration\nCREATE OR REPLACE PROCEDURE prune_sessions()\nLANGUAGE plpgsql AS $$\nBEGIN\n  TRUNCATE sessions;\nEND\n$$;\n-- migration\nCALL prune_sessions();\n";

// rules/destructive-routine/good.sql
var good_default42 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, ended_at timestamptz);\nINSERT INTO sessions SELECT n, CASE WHEN n <= 50 THEN now() END FROM generate_series(1, 100) AS n;\n-- migration\nCREATE OR REPLACE PROCEDURE prune_sessions()\nLANGUAGE plpgsql AS $$\nBEGIN\n  DELETE FROM sessions WHERE ended_at < now() - interval '30 days';\nEND\n$$;\n-- migration\nCALL prune_sessions();\n";

// rules/detach-partition-without-concurrently/bad.sql
var bad_default43 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL, PRIMARY KEY (id, placed_on)) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE TABLE orders_later PARTITION OF orders FOR VALUES FROM ('2027-01-01') TO (MAXVALUE);\nINSERT INTO orders SELECT n, '2026-01-01' FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders DETACH PARTITION orders_2026;\n";

// rules/detach-partition-without-concurrently/good.sql
var good_default43 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL, PRIMARY KEY (id, placed_on)) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE TABLE orders_later PARTITION OF orders FOR VALUES FROM ('2027-01-01') TO (MAXVALUE);\nINSERT INTO orders SELECT n, '2026-01-01' FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nALTER TABLE orders DETACH PARTITION orders_2026 CONCURRENTLY;\n";

// rules/dev-file-would-deploy/bad.sql
var bad_default44 = "-- tool: golang-migrate\n-- before 000001_orders.up.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- down 000001_orders.down.sql\nDROP TABLE IF EXISTS orders;\n-- migration 000002_reset_dev.up.sql\nTRUNCATE orders;\n-- down 000002_reset_dev.down.sql\nSELECT 'nothing comes back' AS note;\n";

// rules/dev-file-would-deploy/good.sql
var good_default44 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration 0002_reset_dev.sql\nTRUNCATE orders;\n";

// rules/diagnostics-outside-handler/bad.sql
var bad_default45 = "-- migration\nDO $$\nDECLARE\n  reason text;\nBEGIN\n  PERFORM set_config('app.ready', 'yes', true);\n  GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;\nEND\n$$;\n";

// rules/diagnostics-outside-handler/good.sql
var good_default45 = "-- migration\nDO $$\nDECLARE\n  reason text;\nBEGIN\n  PERFORM set_config('app.ready', 'yes', true);\nEXCEPTION WHEN insufficient_privilege THEN\n  GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;\n  RAISE NOTICE 'app.ready stays as it is: %', reason;\nEND\n$$;\n";

// rules/disable-autovacuum/bad.sql
var bad_default46 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders SET (autovacuum_enabled = false);\n";

// rules/disable-autovacuum/good.sql
var good_default46 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nVACUUM (ANALYZE) orders;\n";

// rules/discouraged-type/bad.sql
var bad_default47 = "-- migration\nCREATE TABLE IF NOT EXISTS invoices (\n  id bigint PRIMARY KEY,\n  net_amount double precision NOT NULL,\n  tax_amount double precision NOT NULL,\n  gross_amount double precision NOT NULL,\n  CONSTRAINT invoices_add_up CHECK (gross_amount = net_amount + tax_amount)\n);\nINSERT INTO invoices (id, net_amount, tax_amount, gross_amount) VALUES (1, 0.1, 0.2, 0.3);\n";

// rules/discouraged-type/good.sql
var good_default47 = "-- migration\nCREATE TABLE IF NOT EXISTS invoices (\n  id bigint PRIMARY KEY,\n  net_amount numeric NOT NULL,\n  tax_amount numeric NOT NULL,\n  gross_amount numeric NOT NULL,\n  CONSTRAINT invoices_add_up CHECK (gross_amount = net_amount + tax_amount)\n);\nINSERT INTO invoices (id, net_amount, tax_amount, gross_amount) VALUES (1, 0.1, 0.2, 0.3);\n";

// rules/drop-cascade/bad.sql
var bad_default48 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers);\nINSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 10) AS n;\nINSERT INTO orders SELECT n, 1 + n % 10 FROM generate_series(1, 100) AS n;\n-- migration\nDROP TABLE IF EXISTS customers CASCADE;\n";

// rules/drop-cascade/good.sql
var good_default48 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers);\nINSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 10) AS n;\nINSERT INTO orders SELECT n, 1 + n % 10 FROM generate_series(1, 100) AS n;\n-- migration\nCOMMENT ON TABLE customers IS 'orders.customer_id refers to it; unused otherwise since 2026-03-01';\n";

// rules/drop-column/bad.sql
var bad_default49 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/drop-column/good.sql
var good_default49 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nCOMMENT ON COLUMN orders.note IS 'unread since 2026-03-01, to be dropped after 2026-06-01';\n";

// rules/drop-column-with-constraint/bad.sql
var bad_default50 = "-- before\nCREATE TABLE order_lines (order_id bigint, line bigint, sku text NOT NULL, PRIMARY KEY (order_id, line));\nINSERT INTO order_lines SELECT n, 1, 'sku ' || n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE order_lines DROP COLUMN IF EXISTS line;\n";

// rules/drop-column-with-constraint/good.sql
var good_default50 = "-- before\nCREATE TABLE order_lines (order_id bigint, line bigint, sku text NOT NULL, PRIMARY KEY (order_id, line));\nINSERT INTO order_lines SELECT n, 1, 'sku ' || n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS order_lines_order_id_sku_key;\n-- migration (no transaction)\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS order_lines_order_id_sku_key ON order_lines (order_id, sku);\n";

// rules/drop-constraint/bad.sql
var bad_default51 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, CONSTRAINT positive CHECK (total > 0));\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders DROP CONSTRAINT IF EXISTS positive;\n";

// rules/drop-constraint/good.sql
var good_default51 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, CONSTRAINT positive CHECK (total > 0));\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders\n  DROP CONSTRAINT IF EXISTS positive,\n  ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT positive;\n";

// rules/drop-database/bad.sql
var bad_default52 = "-- migration (no transaction)\nDROP DATABASE IF EXISTS reporting;\n";

// rules/drop-database/good.sql
var good_default52 = "-- migration\nSELECT count(*) FROM pg_stat_activity WHERE datname = 'reporting';\n";

// rules/drop-default/bad.sql
var bad_default53 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL DEFAULT 'open');\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN status DROP DEFAULT;\n";

// rules/drop-default/good.sql
var good_default53 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL DEFAULT 'open');\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nCOMMENT ON COLUMN orders.status IS 'every writer sets it since 2026-03-01; the default goes after 2026-06-01';\n";

// rules/drop-extension/bad.sql
var bad_default54 = "-- before\nCREATE EXTENSION citext;\n-- migration\nDROP EXTENSION IF EXISTS citext;\n";

// rules/drop-extension/good.sql
var good_default54 = "-- before\nCREATE EXTENSION citext;\n-- migration\nALTER EXTENSION citext UPDATE;\n";

// rules/drop-index-without-concurrently/bad.sql
var bad_default55 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration\nDROP INDEX IF EXISTS orders_customer_id_idx;\n";

// rules/drop-index-without-concurrently/good.sql
var good_default55 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n";

// rules/drop-not-null/bad.sql
var bad_default56 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN total DROP NOT NULL;\n";

// rules/drop-not-null/good.sql
var good_default56 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;\n";

// rules/drop-owned/bad.sql
var bad_default57 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nDROP OWNED BY CURRENT_USER;\n";

// rules/drop-owned/good.sql
var good_default57 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nREVOKE ALL ON orders FROM PUBLIC;\n";

// rules/drop-primary-key/bad.sql
var bad_default58 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);\nINSERT INTO orders SELECT n, 7000 + n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_pkey;\n";

// rules/drop-primary-key/good.sql
var good_default58 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);\nINSERT INTO orders SELECT n, 7000 + n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_number_key;\n-- migration (no transaction)\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number_key ON orders (number);\n-- migration\nALTER TABLE orders\n  DROP CONSTRAINT IF EXISTS orders_pkey,\n  ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_number_key;\n";

// rules/drop-replication-object/bad.sql
var bad_default59 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nCREATE PUBLICATION shop FOR TABLE orders;\n-- migration\nDROP PUBLICATION IF EXISTS shop;\n";

// rules/drop-replication-object/good.sql
var good_default59 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nCREATE PUBLICATION shop FOR TABLE orders;\n-- migration\nALTER PUBLICATION shop SET (publish = 'insert, update, delete');\n";

// rules/drop-routine/bad.sql
var bad_default60 = "-- before\nCREATE FUNCTION net(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT total / 1.19';\n-- migration\nDROP FUNCTION IF EXISTS net(numeric);\n";

// rules/drop-routine/good.sql
var good_default60 = "-- before\nCREATE FUNCTION net(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT total / 1.19';\n-- migration\nCREATE OR REPLACE FUNCTION net(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT round(total / 1.19, 2)';\n";

// rules/drop-schema/bad.sql
var bad_default61 = "-- before\nCREATE SCHEMA reporting;\n-- migration\nDROP SCHEMA IF EXISTS reporting;\n";

// rules/drop-schema/good.sql
var good_default61 = "-- before\nCREATE SCHEMA reporting;\n-- migration\nCOMMENT ON SCHEMA reporting IS 'empty since 2026-03-01, to be dropped after 2026-06-01';\n";

// rules/drop-sequence/bad.sql
var bad_default62 = "-- before\nCREATE SEQUENCE order_numbers START 7000;\n-- migration\nDROP SEQUENCE IF EXISTS order_numbers;\n";

// rules/drop-sequence/good.sql
var good_default62 = "-- before\nCREATE SEQUENCE order_numbers START 7000;\n-- migration\nALTER SEQUENCE IF EXISTS order_numbers CACHE 20;\n";

// rules/drop-table/bad.sql
var bad_default63 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nDROP TABLE IF EXISTS orders;\n";

// rules/drop-table/good.sql
var good_default63 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, note text);\nINSERT INTO orders SELECT n, n, 'as agreed' FROM generate_series(1, 100) AS n;\n-- migration\nCOMMENT ON TABLE orders IS 'unused since 2026-03-01, to be dropped after 2026-06-01';\n";

// rules/drop-trigger/bad.sql
var bad_default64 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, changed_at timestamptz);\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nDROP TRIGGER IF EXISTS stamp ON orders;\n";

// rules/drop-trigger/good.sql
var good_default64 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, changed_at timestamptz);\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nCREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS\n  'BEGIN NEW.changed_at := clock_timestamp(); RETURN NEW; END';\n";

// rules/drop-type/bad.sql
var bad_default65 = "-- before\nCREATE TYPE order_status AS ENUM ('open', 'paid');\n-- migration\nDROP TYPE IF EXISTS order_status;\n";

// rules/drop-type/good.sql
var good_default65 = "-- before\nCREATE TYPE order_status AS ENUM ('open', 'paid');\n-- migration\nCOMMENT ON TYPE order_status IS 'unused since 2026-03-01, to be dropped after 2026-06-01';\n";

// rules/drop-view/bad.sql
var bad_default66 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, paid boolean NOT NULL);\nCREATE VIEW open_orders AS SELECT id, total FROM orders WHERE NOT paid;\n-- migration\nDROP VIEW IF EXISTS open_orders;\n";

// rules/drop-view/good.sql
var good_default66 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, paid boolean NOT NULL);\nCREATE VIEW open_orders AS SELECT id, total FROM orders WHERE NOT paid;\n-- migration\nCREATE OR REPLACE VIEW open_orders AS SELECT id, total, 'open' AS status FROM orders WHERE NOT paid;\n";

// rules/duplicate-column-assignment/bad.sql
var bad_default67 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nUPDATE orders SET total = 0, total = 1 WHERE id = 1;\n";

// rules/duplicate-column-assignment/good.sql
var good_default67 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nUPDATE orders SET total = 1 WHERE id = 1;\n";

// rules/duplicate-version/bad.sql
var bad_default68 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0002_total.sql\nALTER TABLE orders ADD COLUMN total numeric;\n-- migration 0002_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/duplicate-version/good.sql
var good_default68 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0002_total.sql\nALTER TABLE orders ADD COLUMN total numeric;\n-- migration 0003_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/dynamic-sql-injection/bad.sql
var bad_default69 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY);\nINSERT INTO sessions SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE OR REPLACE PROCEDURE refresh_statistics(table_name text)\nLANGUAGE plpgsql AS $$\nBEGIN\n  EXECUTE 'ANALYZE ' || table_name;\nEND\n$$;\n-- migration\nCALL refresh_statistics('sessions; DELETE FROM sessions');\n";

// rules/dynamic-sql-injection/good.sql
var good_default69 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY);\nINSERT INTO sessions SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE OR REPLACE PROCEDURE refresh_statistics(table_name text)\nLANGUAGE plpgsql AS $$\nBEGIN\n  EXECUTE format('ANALYZE %I', table_name);\nEXCEPTION WHEN undefined_table THEN\n  RAISE NOTICE 'there is no table %', table_name;\nEND\n$$;\n-- migration\nCALL refresh_statistics('sessions; DELETE FROM sessions');\n";

// rules/empty-down/bad.sql
var bad_default70 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\n-- nothing to do\nSELECT 1;\n";

// rules/empty-down/good.sql
var good_default70 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/enum-value-used-in-transaction/bad.sql
var bad_default71 = "-- before\nCREATE TYPE state AS ENUM ('new', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL);\n-- migration\nALTER TYPE state ADD VALUE IF NOT EXISTS 'paid';\nUPDATE orders SET state = 'paid' WHERE id = 1;\n";

// rules/enum-value-used-in-transaction/good.sql
var good_default71 = "-- before\nCREATE TYPE state AS ENUM ('new', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL);\n-- migration\nALTER TYPE state ADD VALUE IF NOT EXISTS 'paid';\n-- migration\nUPDATE orders SET state = 'paid' WHERE id = 1;\n";

// rules/enum-value-without-position/bad.sql
var bad_default72 = "-- before\nCREATE TYPE state AS ENUM ('new', 'done');\n-- migration\nALTER TYPE state ADD VALUE IF NOT EXISTS 'paid';\n";

// rules/enum-value-without-position/good.sql
var good_default72 = "-- before\nCREATE TYPE state AS ENUM ('new', 'done');\n-- migration\nALTER TYPE state ADD VALUE IF NOT EXISTS 'paid' AFTER 'new';\n";

// rules/extension-unavailable/bad.sql
var bad_default73 = "-- before\nCREATE TABLE readings (taken_at timestamptz PRIMARY KEY, value numeric);\n-- migration\nCREATE EXTENSION IF NOT EXISTS timescaledb;\n";

// rules/extension-unavailable/good.sql
var good_default73 = "-- before\nCREATE TABLE readings (taken_at timestamptz PRIMARY KEY, value numeric);\n-- migration\nCREATE EXTENSION IF NOT EXISTS btree_gist;\n";

// rules/file-never-run/bad.sql
var bad_default74 = "-- before V1__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration V2_total.sql (passed over)\nALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric;\n";

// rules/file-never-run/good.sql
var good_default74 = "-- before V1__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration V2__total.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric;\n";

// rules/foreign-key-without-index/bad.sql
var bad_default75 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nINSERT INTO customers SELECT n FROM generate_series(0, 100) AS n;\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nINSERT INTO orders SELECT n, 1 + n % 100 FROM generate_series(1, 10000) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;\n-- migration\nDELETE FROM customers WHERE id = 0;\n";

// rules/foreign-key-without-index/good.sql
var good_default75 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nINSERT INTO customers SELECT n FROM generate_series(0, 100) AS n;\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nINSERT INTO orders SELECT n, 1 + n % 100 FROM generate_series(1, 10000) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;\n-- migration\nDELETE FROM customers WHERE id = 0;\n";

// rules/grant-to-public/bad.sql
var bad_default76 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL);\n-- migration\nGRANT SELECT ON accounts TO PUBLIC;\n-- migration\nDO $$\nBEGIN\n  ASSERT NOT has_table_privilege('pg_monitor', 'accounts', 'SELECT'), 'a role that nobody named may read accounts';\nEND\n$$;\n";

// rules/grant-to-public/good.sql
var good_default76 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL);\n-- migration\nGRANT SELECT ON accounts TO pg_signal_backend;\n-- migration\nDO $$\nBEGIN\n  ASSERT NOT has_table_privilege('pg_monitor', 'accounts', 'SELECT'), 'a role that nobody named may read accounts';\nEND\n$$;\n";

// rules/half-applied-on-failure/bad.sql
var bad_default77 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration (no transaction)\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nCOMMENT ON COLUMN orders.totals IS 'in euros';\n";

// rules/half-applied-on-failure/good.sql
var good_default77 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nCOMMENT ON COLUMN orders.total IS 'in euros';\n";

// rules/identifier-too-long/bad.sql
var bad_default78 = "-- migration\nCREATE TABLE IF NOT EXISTS consents (\n  id bigint PRIMARY KEY,\n  agreed_to_be_contacted_about_products_and_services_of_our_partners_by_mail boolean NOT NULL,\n  agreed_to_be_contacted_about_products_and_services_of_our_partners_by_phone boolean NOT NULL\n);\n";

// rules/identifier-too-long/good.sql
var good_default78 = "-- migration\nCREATE TABLE IF NOT EXISTS consents (\n  id bigint PRIMARY KEY,\n  partners_may_mail boolean NOT NULL,\n  partners_may_phone boolean NOT NULL\n);\n";

// rules/if-not-exists-hides-drift/bad.sql
var bad_default79 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2) NOT NULL);\n-- migration\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total numeric(10, 2) NOT NULL, note text);\nCOMMENT ON COLUMN orders.note IS 'what the customer wrote';\n";

// rules/if-not-exists-hides-drift/good.sql
var good_default79 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2) NOT NULL);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nCOMMENT ON COLUMN orders.note IS 'what the customer wrote';\n";

// rules/ignore-without-reason/bad.sql
var bad_default80 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\n-- drydock-ignore create-index-without-concurrently\nCREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/ignore-without-reason/good.sql
var good_default80 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\n-- drydock-ignore create-index-without-concurrently: the table has 200 rows\nCREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/index-on-partitioned-table/bad.sql
var bad_default81 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nINSERT INTO orders SELECT n, '2026-01-01' FROM generate_series(1, 100) AS n;\n-- migration\nCREATE INDEX IF NOT EXISTS orders_id_idx ON orders (id);\n";

// rules/index-on-partitioned-table/good.sql
var good_default81 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nINSERT INTO orders SELECT n, '2026-01-01' FROM generate_series(1, 100) AS n;\n-- migration\nCREATE INDEX IF NOT EXISTS orders_id_idx ON ONLY orders (id);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_2026_id_idx;\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_2026_id_idx ON orders_2026 (id);\n-- migration\nALTER INDEX orders_id_idx ATTACH PARTITION orders_2026_id_idx;\n";

// rules/insert-without-column-list/bad.sql
var bad_default82 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, paid numeric NOT NULL);\nCREATE TABLE archive (id bigint PRIMARY KEY, paid numeric NOT NULL, total numeric NOT NULL, CHECK (paid <= total));\nINSERT INTO orders SELECT n, n, 0 FROM generate_series(1, 100) AS n;\n-- migration\nINSERT INTO archive SELECT * FROM orders;\n";

// rules/insert-without-column-list/good.sql
var good_default82 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, paid numeric NOT NULL);\nCREATE TABLE archive (id bigint PRIMARY KEY, paid numeric NOT NULL, total numeric NOT NULL, CHECK (paid <= total));\nINSERT INTO orders SELECT n, n, 0 FROM generate_series(1, 100) AS n;\n-- migration\nINSERT INTO archive (id, total, paid) SELECT id, total, paid FROM orders;\n";

// rules/int-column/bad.sql
var bad_default83 = "-- migration\nCREATE TABLE IF NOT EXISTS views (page text PRIMARY KEY, seen integer NOT NULL);\nINSERT INTO views (page, seen) VALUES ('/', 2147483648);\n";

// rules/int-column/good.sql
var good_default83 = "-- migration\nCREATE TABLE IF NOT EXISTS views (page text PRIMARY KEY, seen bigint NOT NULL);\nINSERT INTO views (page, seen) VALUES ('/', 2147483648);\n";

// rules/int-primary-key/bad.sql
var bad_default84 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (\n  id integer GENERATED BY DEFAULT AS IDENTITY (START WITH 2147483647) PRIMARY KEY,\n  total numeric NOT NULL\n);\nINSERT INTO orders (total) VALUES (10), (20);\n";

// rules/int-primary-key/good.sql
var good_default84 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (\n  id bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 2147483647) PRIMARY KEY,\n  total numeric NOT NULL\n);\nINSERT INTO orders (total) VALUES (10), (20);\n";

// rules/invalid-format-specifier/bad.sql
var bad_default85 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nDO $$\nBEGIN\n  PERFORM set_config('app.note', format('%d orders', count(*)), true) FROM orders;\nEND\n$$;\n";

// rules/invalid-format-specifier/good.sql
var good_default85 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nDO $$\nBEGIN\n  PERFORM set_config('app.note', format('%s orders', count(*)), true) FROM orders;\nEND\n$$;\n";

// rules/invalid-index-left/bad.sql
var bad_default86 = "-- before\nCREATE TABLE users (id bigint PRIMARY KEY, email text);\nINSERT INTO users SELECT n, 'user' || n % 50 FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS users_email_idx;\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);\n";

// rules/invalid-index-left/good.sql
var good_default86 = "-- before\nCREATE TABLE users (id bigint PRIMARY KEY, email text);\nINSERT INTO users SELECT n, 'user' || n % 50 FROM generate_series(1, 100) AS n;\n-- migration\nUPDATE users SET email = email || '+' || id\nWHERE EXISTS (SELECT FROM users AS other WHERE other.email = users.email AND other.id < users.id);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS users_email_idx;\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);\n";

// rules/json-type/bad.sql
var bad_default87 = "-- migration\nCREATE TABLE IF NOT EXISTS events (id bigint PRIMARY KEY, payload json NOT NULL);\nCREATE OR REPLACE VIEW payloads AS SELECT DISTINCT payload FROM events;\n";

// rules/json-type/good.sql
var good_default87 = "-- migration\nCREATE TABLE IF NOT EXISTS events (id bigint PRIMARY KEY, payload jsonb NOT NULL);\nCREATE OR REPLACE VIEW payloads AS SELECT DISTINCT payload FROM events;\n";

// rules/lock-table/bad.sql
var bad_default88 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nLOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;\n";

// rules/lock-table/good.sql
var good_default88 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nLOCK TABLE orders IN SHARE UPDATE EXCLUSIVE MODE;\n";

// rules/materialized-view-with-data/bad.sql
var bad_default89 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE MATERIALIZED VIEW IF NOT EXISTS customer_totals AS\n  SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;\n";

// rules/materialized-view-with-data/good.sql
var good_default89 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE MATERIALIZED VIEW IF NOT EXISTS customer_totals AS\n  SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id\n  WITH NO DATA;\nCREATE UNIQUE INDEX IF NOT EXISTS customer_totals_customer_id_idx ON customer_totals (customer_id);\n";

// rules/migration-failed/bad.sql
var bad_default90 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nCOMMENT ON COLUMN orders.totals IS 'in euros';\n";

// rules/migration-failed/good.sql
var good_default90 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nCOMMENT ON COLUMN orders.total IS 'in euros';\n";

// rules/missing-banner/bad.sql
var bad_default91 = "-- before\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/missing-banner/good.sql
var good_default91 = "-- before\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);\n-- migration\n-- SAFE PRODUCTION MIGRATION: adds an empty column, keeps everything else\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/missing-down/bad.sql
var bad_default92 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- down\nDROP TABLE IF EXISTS orders;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/missing-down/good.sql
var good_default92 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- down\nDROP TABLE IF EXISTS orders;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/missing-if-exists/bad.sql
var bad_default93 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, city text);\nCREATE STATISTICS orders_places (dependencies) ON customer_id, city FROM orders;\n-- migration\nDROP STATISTICS orders_places;\n";

// rules/missing-if-exists/good.sql
var good_default93 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, city text);\nCREATE STATISTICS orders_places (dependencies) ON customer_id, city FROM orders;\n-- migration\nDROP STATISTICS IF EXISTS orders_places;\n";

// rules/missing-if-not-exists/bad.sql
var bad_default94 = "-- migration\nCREATE TABLE orders (id bigint PRIMARY KEY);\n";

// rules/missing-if-not-exists/good.sql
var good_default94 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);\n";

// rules/missing-lock-timeout/bad.sql
var bad_default95 = "-- session: none\n-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/missing-lock-timeout/good.sql
var good_default95 = "-- session: none\n-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nSET LOCAL lock_timeout = '5s';\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/missing-or-replace/bad.sql
var bad_default96 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, paid boolean);\n-- migration\nCREATE VIEW paid_orders AS SELECT id FROM orders WHERE paid;\n";

// rules/missing-or-replace/good.sql
var good_default96 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, paid boolean);\n-- migration\nCREATE OR REPLACE VIEW paid_orders AS SELECT id FROM orders WHERE paid;\n";

// rules/missing-primary-key/bad.sql
var bad_default97 = "-- migration\nCREATE TABLE IF NOT EXISTS visits (page text NOT NULL, seen_at timestamptz NOT NULL);\nCREATE PUBLICATION all_visits FOR TABLE visits;\nDELETE FROM visits WHERE seen_at < now() - interval '1 year';\n";

// rules/missing-primary-key/good.sql
var good_default97 = "-- migration\nCREATE TABLE IF NOT EXISTS visits (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  page text NOT NULL,\n  seen_at timestamptz NOT NULL\n);\nCREATE PUBLICATION all_visits FOR TABLE visits;\nDELETE FROM visits WHERE seen_at < now() - interval '1 year';\n";

// rules/missing-statement-timeout/bad.sql
var bad_default98 = "-- session: none\n-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nUPDATE orders SET total = 0 WHERE total < 0;\n";

// rules/missing-statement-timeout/good.sql
var good_default98 = "-- session: none\n-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nSET LOCAL statement_timeout = '10min';\nUPDATE orders SET total = 0 WHERE total < 0;\n";

// rules/multiple-alter-table/bad.sql
var bad_default99 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nALTER TABLE orders ADD COLUMN IF NOT EXISTS hint text;\n";

// rules/multiple-alter-table/good.sql
var good_default99 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text, ADD COLUMN IF NOT EXISTS hint text;\n";

// rules/multiple-foreign-keys/bad.sql
var bad_default100 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE products (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, product_id bigint);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\nCREATE INDEX orders_product_id_idx ON orders (product_id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;\nALTER TABLE orders ADD CONSTRAINT orders_product_id_fkey FOREIGN KEY (product_id) REFERENCES products NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_product_id_fkey;\n";

// rules/multiple-foreign-keys/good.sql
var good_default100 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE products (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, product_id bigint);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\nCREATE INDEX orders_product_id_idx ON orders (product_id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_product_id_fkey FOREIGN KEY (product_id) REFERENCES products NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_product_id_fkey;\n";

// rules/narrow-column-type/bad.sql
var bad_default101 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n * 1000 FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN total TYPE numeric(6,2);\n";

// rules/narrow-column-type/good.sql
var good_default101 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL);\nINSERT INTO orders SELECT n, n * 1000 FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS small_total numeric(6,2);\n";

// rules/nested-transaction/bad.sql
var bad_default102 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\nBEGIN;\nCOMMENT ON TABLE orders IS 'Paid or not';\nCOMMIT;\nSAVEPOINT described;\n";

// rules/nested-transaction/good.sql
var good_default102 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\nCOMMENT ON TABLE orders IS 'Paid or not';\nSAVEPOINT described;\n";

// rules/non-transactional-statement/bad.sql
var bad_default103 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration\nVACUUM (ANALYZE) orders;\n";

// rules/non-transactional-statement/good.sql
var good_default103 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration (no transaction)\nVACUUM (ANALYZE) orders;\n";

// rules/not-allowed-in-function/bad.sql
var bad_default104 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration (no transaction)\nDO $$\nBEGIN\n  VACUUM (ANALYZE) orders;\nEND\n$$;\n";

// rules/not-allowed-in-function/good.sql
var good_default104 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration (no transaction)\nVACUUM (ANALYZE) orders;\n";

// rules/out-of-order-version/bad.sql
var bad_default105 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0003_total.sql\nALTER TABLE orders ADD COLUMN total numeric;\n-- migration 0002_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/out-of-order-version/good.sql
var good_default105 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0003_total.sql\nALTER TABLE orders ADD COLUMN total numeric;\n-- migration 0004_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/partition-gap/bad.sql
var bad_default106 = "-- before\nCREATE TABLE readings (taken_on date NOT NULL, value numeric) PARTITION BY RANGE (taken_on);\nCREATE TABLE readings_past PARTITION OF readings FOR VALUES FROM (MINVALUE) TO ('2025-12-31');\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS readings_new PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);\n";

// rules/partition-gap/good.sql
var good_default106 = "-- before\nCREATE TABLE readings (taken_on date NOT NULL, value numeric) PARTITION BY RANGE (taken_on);\nCREATE TABLE readings_past PARTITION OF readings FOR VALUES FROM (MINVALUE) TO ('2026-01-01');\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS readings_new PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);\n";

// rules/partition-helper-fails/bad.sql
var bad_default107 = "-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE OR REPLACE FUNCTION create_events_partition(month date) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the name and the bounds of the partition depend on the month\n  EXECUTE format(\n    'CREATE TABLE %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month'\n  );\nEND\n$$;\nSELECT create_events_partition(date_trunc('month', now())::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '1 month')::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '2 months')::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '2 months')::date);\n";

// rules/partition-helper-fails/good.sql
var good_default107 = "-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE OR REPLACE FUNCTION create_events_partition(month date) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the name and the bounds of the partition depend on the month\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month'\n  );\nEND\n$$;\nSELECT create_events_partition(date_trunc('month', now())::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '1 month')::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '2 months')::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '2 months')::date);\n";

// rules/partition-helper-not-called/bad.sql
var bad_default108 = "-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nDO $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the bounds of the partition depend on the day\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    current_date - 30, current_date + 90\n  );\nEND\n$$;\nCREATE OR REPLACE FUNCTION create_events_partition(settings jsonb) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    'events_' || (settings ->> 'name'), settings ->> 'from', settings ->> 'to'\n  );\nEND\n$$;\n";

// rules/partition-helper-not-called/good.sql
var good_default108 = "-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE OR REPLACE FUNCTION create_events_partition(month date) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the name and the bounds of the partition depend on the month\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month'\n  );\nEND\n$$;\nSELECT create_events_partition(date_trunc('month', now())::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '1 month')::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '2 months')::date);\n";

// rules/partition-horizon/bad.sql
var bad_default109 = "-- before\nCREATE TABLE readings (taken_on date NOT NULL, value numeric) PARTITION BY RANGE (taken_on);\nDO $$\nBEGIN\n  EXECUTE format(\n    'CREATE TABLE readings_new PARTITION OF readings FOR VALUES FROM (%L) TO (%L)',\n    '2020-01-01', current_date + 7\n  );\nEND\n$$;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS readings_past PARTITION OF readings FOR VALUES FROM (MINVALUE) TO ('2020-01-01');\n";

// rules/partition-horizon/good.sql
var good_default109 = "-- before\nCREATE TABLE readings (taken_on date NOT NULL, value numeric) PARTITION BY RANGE (taken_on);\nDO $$\nBEGIN\n  EXECUTE format(\n    'CREATE TABLE readings_new PARTITION OF readings FOR VALUES FROM (%L) TO (%L)',\n    '2020-01-01', current_date + 365\n  );\nEND\n$$;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS readings_past PARTITION OF readings FOR VALUES FROM (MINVALUE) TO ('2020-01-01');\n";

// rules/partition-key-not-in-unique-key/bad.sql
var bad_default110 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS orders (\n  id bigint PRIMARY KEY,\n  customer_id bigint NOT NULL\n) PARTITION BY HASH (customer_id);\n";

// rules/partition-key-not-in-unique-key/good.sql
var good_default110 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY);\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS orders (\n  id bigint,\n  customer_id bigint,\n  PRIMARY KEY (customer_id, id)\n) PARTITION BY HASH (customer_id);\n";

// rules/partition-scans-default/bad.sql
var bad_default111 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE TABLE orders_other PARTITION OF orders DEFAULT;\nINSERT INTO orders SELECT n, '2025-01-01' FROM generate_series(1, 100) AS n;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS orders_2027 PARTITION OF orders FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');\n";

// rules/partition-scans-default/good.sql
var good_default111 = "-- before\nCREATE TABLE orders (id bigint NOT NULL, placed_on date NOT NULL) PARTITION BY RANGE (placed_on);\nCREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');\nCREATE TABLE orders_other PARTITION OF orders DEFAULT;\nINSERT INTO orders SELECT n, '2025-01-01' FROM generate_series(1, 100) AS n;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders_other ADD CONSTRAINT orders_other_before_2027 CHECK (placed_on < '2027-01-01') NOT VALID;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nALTER TABLE orders_other VALIDATE CONSTRAINT orders_other_before_2027;\n-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS orders_2027 PARTITION OF orders FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');\n";

// rules/partition-without-helper/bad.sql
var bad_default112 = "-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE TABLE IF NOT EXISTS events_2026_01 PARTITION OF events\n  FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');\n";

// rules/partition-without-helper/good.sql
var good_default112 = "-- migration\n-- SAFE PRODUCTION MIGRATION\nCREATE TABLE IF NOT EXISTS events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nCREATE OR REPLACE FUNCTION create_events_partition(month date) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  -- drydock-ignore unknown-dynamic-sql: only the name and the bounds of the partition depend on the month\n  EXECUTE format(\n    'CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month'\n  );\nEND\n$$;\nSELECT create_events_partition(date_trunc('month', now())::date);\nSELECT create_events_partition((date_trunc('month', now()) + interval '1 month')::date);\n";

// rules/permissive-policy/bad.sql
var bad_default113 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL, closed boolean NOT NULL);\nINSERT INTO accounts SELECT n, 'somebody else', n % 2 = 0 FROM generate_series(1, 100) AS n;\nCREATE POLICY accounts_are_public ON accounts FOR SELECT USING (true);\nALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n-- migration\nCREATE POLICY accounts_are_deleted ON accounts FOR DELETE USING (true);\n-- migration\nDELETE FROM accounts WHERE closed;\n";

// rules/permissive-policy/good.sql
var good_default113 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL, closed boolean NOT NULL);\nINSERT INTO accounts SELECT n, 'somebody else', n % 2 = 0 FROM generate_series(1, 100) AS n;\nCREATE POLICY accounts_are_public ON accounts FOR SELECT USING (true);\nALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n-- migration\nCREATE POLICY accounts_are_deleted ON accounts FOR DELETE USING (owner = current_user);\n-- migration\nDELETE FROM accounts WHERE closed;\n";

// rules/plpgsql-syntax/bad.sql
var bad_default114 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration\nDO $$\nBEGIN\n  IF EXISTS (SELECT FROM orders WHERE total < 0) THEN\n    RAISE EXCEPTION 'some orders have a negative total';\n  END;\nEND\n$$;\n";

// rules/plpgsql-syntax/good.sql
var good_default114 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration\nDO $$\nBEGIN\n  IF EXISTS (SELECT FROM orders WHERE total < 0) THEN\n    RAISE EXCEPTION 'some orders have a negative total';\n  END IF;\nEND\n$$;\n";

// rules/primary-key-on-nullable-column/bad.sql
var bad_default115 = "-- before\nCREATE TABLE orders (id bigint, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE UNIQUE INDEX orders_pkey ON orders (id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_pkey;\n";

// rules/primary-key-on-nullable-column/good.sql
var good_default115 = "-- before\nCREATE TABLE orders (id bigint, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE UNIQUE INDEX orders_pkey ON orders (id);\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_id_present CHECK (id IS NOT NULL) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_id_present;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_pkey;\n";

// rules/psql-command/bad.sql
var bad_default116 = "-- tool: golang-migrate\n-- before 000001_orders.up.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- down 000001_orders.down.sql\nDROP TABLE IF EXISTS orders;\n-- migration 000002_note.up.sql\n\\set ON_ERROR_STOP on\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down 000002_note.down.sql\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/psql-command/good.sql
var good_default116 = "-- tool: golang-migrate\n-- before 000001_orders.up.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- down 000001_orders.down.sql\nDROP TABLE IF EXISTS orders;\n-- migration 000002_note.up.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down 000002_note.down.sql\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/raise-format-mismatch/bad.sql
var bad_default117 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration\nDO $$\nBEGIN\n  IF EXISTS (SELECT FROM orders WHERE total < 0) THEN\n    RAISE EXCEPTION 'orders with a total below % must be mended first';\n  END IF;\nEND\n$$;\n";

// rules/raise-format-mismatch/good.sql
var good_default117 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration\nDO $$\nBEGIN\n  IF EXISTS (SELECT FROM orders WHERE total < 0) THEN\n    RAISE EXCEPTION 'orders with a total below % must be mended first', 0;\n  END IF;\nEND\n$$;\n";

// rules/refresh-materialized-view-without-concurrently/bad.sql
var bad_default118 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE MATERIALIZED VIEW customer_totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;\nCREATE UNIQUE INDEX customer_totals_customer_id_idx ON customer_totals (customer_id);\n-- migration\nREFRESH MATERIALIZED VIEW customer_totals;\n";

// rules/refresh-materialized-view-without-concurrently/good.sql
var good_default118 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE MATERIALIZED VIEW customer_totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;\nCREATE UNIQUE INDEX customer_totals_customer_id_idx ON customer_totals (customer_id);\n-- migration\nREFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals;\n";

// rules/reindex-without-concurrently/bad.sql
var bad_default119 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration\nREINDEX INDEX orders_customer_id_idx;\n";

// rules/reindex-without-concurrently/good.sql
var good_default119 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration (no transaction)\nREINDEX INDEX CONCURRENTLY orders_customer_id_idx;\n";

// rules/rename-column/bad.sql
var bad_default120 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders RENAME COLUMN total TO amount;\n";

// rules/rename-column/good.sql
var good_default120 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS amount numeric;\n";

// rules/rename-enum-value/bad.sql
var bad_default121 = "-- before\nCREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, status status NOT NULL);\n-- migration\nALTER TYPE status RENAME VALUE 'done' TO 'closed';\n";

// rules/rename-enum-value/good.sql
var good_default121 = "-- before\nCREATE TYPE status AS ENUM ('open', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, status status NOT NULL);\n-- migration\nCOMMENT ON TYPE status IS 'done is shown to people as closed';\n";

// rules/rename-schema/bad.sql
var bad_default122 = "-- before\nCREATE SCHEMA shop;\nCREATE TABLE shop.orders (id bigint PRIMARY KEY);\n-- migration\nALTER SCHEMA shop RENAME TO store;\n";

// rules/rename-schema/good.sql
var good_default122 = "-- before\nCREATE SCHEMA shop;\nCREATE TABLE shop.orders (id bigint PRIMARY KEY);\n-- migration\nCREATE SCHEMA IF NOT EXISTS store;\nCREATE OR REPLACE VIEW store.orders AS SELECT * FROM shop.orders;\n";

// rules/rename-table/bad.sql
var bad_default123 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE IF EXISTS orders RENAME TO purchases;\n";

// rules/rename-table/good.sql
var good_default123 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE OR REPLACE VIEW purchases AS SELECT * FROM orders;\n";

// rules/rerun-changed-schema/bad.sql
var bad_default124 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nALTER TABLE orders ADD CHECK (total >= 0) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;\n";

// rules/rerun-changed-schema/good.sql
var good_default124 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_positive;\nALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total >= 0) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_positive;\n";

// rules/rerun-failed/bad.sql
var bad_default125 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nALTER TABLE orders ENABLE ROW LEVEL SECURITY;\n-- migration\nCREATE POLICY orders_of_today ON orders USING (id > 0);\n";

// rules/rerun-failed/good.sql
var good_default125 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nALTER TABLE orders ENABLE ROW LEVEL SECURITY;\n-- migration\nDROP POLICY IF EXISTS orders_of_today ON orders;\nCREATE POLICY orders_of_today ON orders USING (id > 0);\n";

// rules/retention-drops-current/bad.sql
var bad_default126 = "-- before\nCREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nDO $$\nBEGIN\n  EXECUTE format(\n    'CREATE TABLE events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    current_date - 60, current_date + 90\n  );\nEND\n$$;\n-- migration\n-- SAFE PRODUCTION MIGRATION\n-- drydock-ignore-file drop-table: partitions that are older than the retention may go\nCREATE OR REPLACE FUNCTION drop_old_events(retention_days int) RETURNS void LANGUAGE plpgsql AS $$\nDECLARE\n  part record;\nBEGIN\n  FOR part IN\n    SELECT c.oid::regclass AS name,\n      substring(pg_get_expr(c.relpartbound, c.oid) FROM $re$FROM \\('([^']+)'\\)$re$)::timestamptz AS bound\n    FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid\n    WHERE i.inhparent = 'events'::regclass\n  LOOP\n    IF part.bound < now() - make_interval(days => retention_days) THEN\n      -- drydock-ignore unknown-dynamic-sql: only the name of the partition is not known\n      EXECUTE format('DROP TABLE %s', part.name);\n    END IF;\n  END LOOP;\nEND\n$$;\nSELECT drop_old_events(30);\nINSERT INTO events (id, at) VALUES (1, now());\n";

// rules/retention-drops-current/good.sql
var good_default126 = "-- before\nCREATE TABLE events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);\nDO $$\nBEGIN\n  EXECUTE format(\n    'CREATE TABLE events_now PARTITION OF events FOR VALUES FROM (%L) TO (%L)',\n    current_date - 30, current_date + 90\n  );\nEND\n$$;\n-- migration\n-- SAFE PRODUCTION MIGRATION\n-- drydock-ignore-file drop-table: partitions that are older than the retention may go\nCREATE OR REPLACE FUNCTION drop_old_events(retention_days int) RETURNS void LANGUAGE plpgsql AS $$\nDECLARE\n  part record;\nBEGIN\n  FOR part IN\n    SELECT c.oid::regclass AS name,\n      substring(pg_get_expr(c.relpartbound, c.oid) FROM $re$TO \\('([^']+)'\\)$re$)::timestamptz AS bound\n    FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid\n    WHERE i.inhparent = 'events'::regclass\n  LOOP\n    IF part.bound < now() - make_interval(days => retention_days) THEN\n      -- drydock-ignore unknown-dynamic-sql: only the name of the partition is not known\n      EXECUTE format('DROP TABLE %s', part.name);\n    END IF;\n  END LOOP;\nEND\n$$;\nSELECT drop_old_events(30);\nINSERT INTO events (id, at) VALUES (1, now());\n";

// rules/role-created/bad.sql
var bad_default127 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nGRANT SELECT ON orders TO reporting;\n";

// rules/role-created/good.sql
var good_default127 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n-- migration\nGRANT SELECT ON orders TO CURRENT_USER;\n";

// rules/rollback-failed/bad.sql
var bad_default128 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\nALTER TABLE order_items DROP COLUMN IF EXISTS note;\n";

// rules/rollback-failed/good.sql
var good_default128 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/rollback-incomplete/bad.sql
var bad_default129 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text, ADD COLUMN IF NOT EXISTS city text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note;\n";

// rules/rollback-incomplete/good.sql
var good_default129 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text, ADD COLUMN IF NOT EXISTS city text;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS note, DROP COLUMN IF EXISTS city;\n";

// rules/rollback-loses-data/bad.sql
var bad_default130 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL);\nINSERT INTO orders SELECT n, CASE WHEN n <= 40 THEN 'new' ELSE 'open' END FROM generate_series(1, 100) AS n;\n-- migration\nUPDATE orders SET state = 'open' WHERE state = 'new';\n-- down\nUPDATE orders SET state = 'new' WHERE state = 'open';\n";

// rules/rollback-loses-data/good.sql
var good_default130 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL);\nINSERT INTO orders SELECT n, CASE WHEN n <= 40 THEN 'new' ELSE 'open' END FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS is_open boolean;\n-- down\nALTER TABLE orders DROP COLUMN IF EXISTS is_open;\n-- migration\nUPDATE orders SET is_open = true WHERE state IN ('new', 'open');\n-- down\nUPDATE orders SET is_open = NULL WHERE is_open;\n";

// rules/row-security-incomplete/bad.sql
var bad_default131 = "-- migration\nCREATE TABLE IF NOT EXISTS accounts (id bigint PRIMARY KEY, owner name NOT NULL);\nALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\nINSERT INTO accounts (id, owner) VALUES (1, current_user);\n";

// rules/row-security-incomplete/good.sql
var good_default131 = "-- migration\nCREATE TABLE IF NOT EXISTS accounts (id bigint PRIMARY KEY, owner name NOT NULL);\nALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\nCREATE POLICY own_accounts ON accounts USING (owner = current_user);\nINSERT INTO accounts (id, owner) VALUES (1, current_user);\n";

// rules/secret-in-migration/bad.sql
var bad_default132 = "-- migration\nALTER ROLE CURRENT_USER PASSWORD 'correct horse battery staple';\n";

// rules/secret-in-migration/good.sql
var good_default132 = "-- migration\nALTER ROLE CURRENT_USER PASSWORD NULL;\n";

// rules/security-definer-without-search-path/bad.sql
var bad_default133 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL);\n-- migration\nCREATE OR REPLACE FUNCTION count_accounts() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER\nAS $$ BEGIN RETURN (SELECT count(*) FROM accounts); END $$;\n-- migration\nSET search_path = pg_temp;\nSELECT public.count_accounts();\n";

// rules/security-definer-without-search-path/good.sql
var good_default133 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL);\n-- migration\nCREATE OR REPLACE FUNCTION count_accounts() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp\nAS $$ BEGIN RETURN (SELECT count(*) FROM accounts); END $$;\n-- migration\nSET search_path = pg_temp;\nSELECT public.count_accounts();\n";

// rules/serial-type/bad.sql
var bad_default134 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (id bigserial PRIMARY KEY, total numeric NOT NULL);\nREVOKE ALL ON orders, orders_id_seq FROM CURRENT_USER;\nGRANT INSERT ON orders TO CURRENT_USER;\nINSERT INTO orders (total) VALUES (10);\n";

// rules/serial-type/good.sql
var good_default134 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total numeric NOT NULL);\nREVOKE ALL ON orders, orders_id_seq FROM CURRENT_USER;\nGRANT INSERT ON orders TO CURRENT_USER;\nINSERT INTO orders (total) VALUES (10);\n";

// rules/set-access-method/bad.sql
var bad_default135 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders SET ACCESS METHOD heap;\n";

// rules/set-access-method/good.sql
var good_default135 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE TABLE IF NOT EXISTS orders_new (LIKE orders INCLUDING ALL) USING heap;\n";

// rules/set-generated-expression/bad.sql
var bad_default136 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL, tax numeric GENERATED ALWAYS AS (total * 0.2) STORED);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN tax SET EXPRESSION AS (total * 0.25);\n";

// rules/set-generated-expression/good.sql
var good_default136 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL, tax numeric GENERATED ALWAYS AS (total * 0.2) STORED);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS new_tax numeric;\n";

// rules/set-logged/bad.sql
var bad_default137 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders SET UNLOGGED;\n";

// rules/set-logged/good.sql
var good_default137 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nCREATE UNLOGGED TABLE IF NOT EXISTS orders_import (LIKE orders INCLUDING DEFAULTS);\n";

// rules/set-not-null-without-check/bad.sql
var bad_default138 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL;\n";

// rules/set-not-null-without-check/good.sql
var good_default138 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_present CHECK (customer_id IS NOT NULL) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_present;\n-- migration\nALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL;\n";

// rules/set-schema/bad.sql
var bad_default139 = "-- before\nCREATE SCHEMA shop;\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE IF EXISTS orders SET SCHEMA shop;\n";

// rules/set-schema/good.sql
var good_default139 = "-- before\nCREATE SCHEMA shop;\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nCREATE OR REPLACE VIEW shop.orders AS SELECT * FROM orders;\n";

// rules/set-tablespace/bad.sql
var bad_default140 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders SET TABLESPACE pg_default;\n";

// rules/set-tablespace/good.sql
var good_default140 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\n-- migration (no transaction)\nREINDEX (CONCURRENTLY, TABLESPACE pg_default) INDEX orders_customer_id_idx;\n";

// rules/smallint-column/bad.sql
var bad_default141 = "-- migration\nCREATE TABLE IF NOT EXISTS items (sku text PRIMARY KEY, stock smallint NOT NULL);\nINSERT INTO items (sku, stock) VALUES ('bolt', 40000);\n";

// rules/smallint-column/good.sql
var good_default141 = "-- migration\nCREATE TABLE IF NOT EXISTS items (sku text PRIMARY KEY, stock bigint NOT NULL);\nINSERT INTO items (sku, stock) VALUES ('bolt', 40000);\n";

// rules/statement-while-holding-access-exclusive/bad.sql
var bad_default142 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE TABLE lines (id bigint PRIMARY KEY, amount int NOT NULL);\nINSERT INTO lines SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nUPDATE lines SET amount = 0 WHERE amount < 0;\n";

// rules/statement-while-holding-access-exclusive/good.sql
var good_default142 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE TABLE lines (id bigint PRIMARY KEY, amount int NOT NULL);\nINSERT INTO lines SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- migration\nUPDATE lines SET amount = 0 WHERE amount < 0;\n";

// rules/superuser-statement/bad.sql
var bad_default143 = "-- before\nCREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);\n-- migration\nCOPY countries (code, name) FROM '/srv/countries.csv' WITH (FORMAT csv);\n";

// rules/superuser-statement/good.sql
var good_default143 = "-- before\nCREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);\n-- migration\nINSERT INTO countries (code, name) VALUES ('DE', 'Germany'), ('FR', 'France') ON CONFLICT (code) DO NOTHING;\n";

// rules/swap-leaves-behind/bad.sql
var bad_default144 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, changed_at timestamptz);\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nCREATE TABLE IF NOT EXISTS orders_new (id bigint PRIMARY KEY, changed_at timestamptz);\nALTER TABLE IF EXISTS orders RENAME TO orders_old;\nALTER TABLE IF EXISTS orders_new RENAME TO orders;\n";

// rules/swap-leaves-behind/good.sql
var good_default144 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, changed_at timestamptz);\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS new_id bigint;\n";

// rules/swap-loses-rows/bad.sql
var bad_default145 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, total numeric);\nINSERT INTO orders SELECT n, CASE WHEN n > 10 THEN n END FROM generate_series(1, 100) AS n;\n-- migration\nCREATE TABLE IF NOT EXISTS orders_new (id bigint PRIMARY KEY, total numeric);\nINSERT INTO orders_new (id, total) SELECT id, total FROM orders WHERE total > 0 ON CONFLICT DO NOTHING;\nALTER TABLE IF EXISTS orders RENAME TO orders_old;\nALTER TABLE IF EXISTS orders_new RENAME TO orders;\n";

// rules/swap-loses-rows/good.sql
var good_default145 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, total numeric);\nINSERT INTO orders SELECT n, CASE WHEN n > 10 THEN n END FROM generate_series(1, 100) AS n;\n-- migration\nCREATE TABLE IF NOT EXISTS orders_new (id bigint PRIMARY KEY, total numeric);\nINSERT INTO orders_new (id, total) SELECT id, total FROM orders ON CONFLICT DO NOTHING;\n";

// rules/syntax-error/bad.sql
var bad_default146 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUM note text;\n";

// rules/syntax-error/good.sql
var good_default146 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/table-not-seeded/bad.sql
var bad_default147 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/table-not-seeded/good.sql
var good_default147 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders SELECT n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/table-swap/bad.sql
var bad_default148 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, changed_at timestamptz);\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nCREATE TABLE IF NOT EXISTS orders_new (id bigint PRIMARY KEY, changed_at timestamptz);\nALTER TABLE IF EXISTS orders RENAME TO orders_old;\nALTER TABLE IF EXISTS orders_new RENAME TO orders;\n";

// rules/table-swap/good.sql
var good_default148 = "-- before\nCREATE TABLE orders (id integer PRIMARY KEY, changed_at timestamptz);\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS new_id bigint;\n";

// rules/timeout-out-of-bounds/bad.sql
var bad_default149 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nSET LOCAL lock_timeout = 0;\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/timeout-out-of-bounds/good.sql
var good_default149 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nSET LOCAL lock_timeout = '5s';\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/timeout-set-too-late/bad.sql
var bad_default150 = "-- session: none\n-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nSET LOCAL lock_timeout = '5s';\n";

// rules/timeout-set-too-late/good.sql
var good_default150 = "-- session: none\n-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nSET LOCAL lock_timeout = '5s';\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/timestamp-without-time-zone/bad.sql
var bad_default151 = "-- migration\nSET TimeZone = 'Europe/Berlin';\nCREATE TABLE IF NOT EXISTS readings (taken_at timestamp PRIMARY KEY, celsius numeric NOT NULL);\nINSERT INTO readings (taken_at, celsius) VALUES (timestamptz '2026-10-25 00:30+00', 9.5);\nINSERT INTO readings (taken_at, celsius) VALUES (timestamptz '2026-10-25 01:30+00', 9.1);\n";

// rules/timestamp-without-time-zone/good.sql
var good_default151 = "-- migration\nSET TimeZone = 'Europe/Berlin';\nCREATE TABLE IF NOT EXISTS readings (taken_at timestamptz PRIMARY KEY, celsius numeric NOT NULL);\nINSERT INTO readings (taken_at, celsius) VALUES (timestamptz '2026-10-25 00:30+00', 9.5);\nINSERT INTO readings (taken_at, celsius) VALUES (timestamptz '2026-10-25 01:30+00', 9.1);\n";

// rules/toggle-trigger/bad.sql
var bad_default152 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, changed_at timestamptz);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nALTER TABLE orders DISABLE TRIGGER stamp;\n";

// rules/toggle-trigger/good.sql
var good_default152 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, changed_at timestamptz);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';\nCREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();\n-- migration\nCREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  IF current_setting('app.backfill', true) = 'on' THEN\n    RETURN NEW;\n  END IF;\n  NEW.changed_at := now();\n  RETURN NEW;\nEND\n$$;\n";

// rules/truncate/bad.sql
var bad_default153 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz NOT NULL);\nINSERT INTO sessions SELECT n, now() + interval '1 day' FROM generate_series(1, 100) AS n;\n-- migration\nTRUNCATE sessions;\n";

// rules/truncate/good.sql
var good_default153 = "-- before\nCREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz NOT NULL);\nINSERT INTO sessions SELECT n, now() + interval '1 day' FROM generate_series(1, 100) AS n;\n-- migration\nDELETE FROM sessions WHERE expires_at < now() - interval '1 year';\n";

// rules/truncate-cascade/bad.sql
var bad_default154 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers);\nINSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 10) AS n;\nINSERT INTO orders SELECT n, 1 + n % 10 FROM generate_series(1, 100) AS n;\n-- migration\nTRUNCATE customers CASCADE;\n";

// rules/truncate-cascade/good.sql
var good_default154 = "-- before\nCREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers);\nINSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 10) AS n;\nINSERT INTO orders SELECT n, 1 + n % 10 FROM generate_series(1, 100) AS n;\n-- migration\nDELETE FROM customers WHERE NOT EXISTS (SELECT FROM orders WHERE orders.customer_id = customers.id);\n";

// rules/type-using-other-column/bad.sql
var bad_default155 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10) NOT NULL, note varchar(10) NOT NULL);\nINSERT INTO orders SELECT n, 'c' || n, 'n' || n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN code TYPE text USING note;\n";

// rules/type-using-other-column/good.sql
var good_default155 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10) NOT NULL, note varchar(10) NOT NULL);\nINSERT INTO orders SELECT n, 'c' || n, 'n' || n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ALTER COLUMN code TYPE text USING code::text;\n";

// rules/unclaimed-effect/bad.sql
var bad_default156 = "-- before\nCREATE TYPE person AS (id bigint, age integer);\nCREATE TABLE people OF person (PRIMARY KEY (id));\nINSERT INTO people SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TYPE person ALTER ATTRIBUTE age TYPE bigint CASCADE;\n";

// rules/unclaimed-effect/good.sql
var good_default156 = "-- before\nCREATE TYPE person AS (id bigint, age integer);\nCREATE TABLE people OF person (PRIMARY KEY (id));\nINSERT INTO people SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nCOMMENT ON COLUMN people.age IS 'in years; years_and_days holds the rest';\n";

// rules/unclosed-transaction/bad.sql
var bad_default157 = "-- tool: golang-migrate\n-- migration 000001_customers.up.sql\nBEGIN;\nCREATE TABLE IF NOT EXISTS customers (id bigint PRIMARY KEY);\n-- down 000001_customers.down.sql\nDROP TABLE IF EXISTS customers;\n-- migration 000002_note.up.sql\nALTER TABLE customers ADD COLUMN IF NOT EXISTS note text;\n-- down 000002_note.down.sql\nALTER TABLE customers DROP COLUMN IF EXISTS note;\n";

// rules/unclosed-transaction/good.sql
var good_default157 = "-- tool: golang-migrate\n-- migration 000001_customers.up.sql\nBEGIN;\nCREATE TABLE IF NOT EXISTS customers (id bigint PRIMARY KEY);\nCOMMIT;\n-- down 000001_customers.down.sql\nDROP TABLE IF EXISTS customers;\n-- migration 000002_note.up.sql\nALTER TABLE customers ADD COLUMN IF NOT EXISTS note text;\n-- down 000002_note.down.sql\nALTER TABLE customers DROP COLUMN IF EXISTS note;\n";

// rules/unknown-dynamic-sql/bad.sql
var bad_default158 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nDO $$\nDECLARE\n  partition regclass;\nBEGIN\n  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'orders'::regclass LOOP\n    EXECUTE format('ANALYZE %s', partition);\n  END LOOP;\nEND\n$$;\n";

// rules/unknown-dynamic-sql/good.sql
var good_default158 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nDO $$\nBEGIN\n  EXECUTE format('ANALYZE %I', 'orders');\nEND\n$$;\n";

// rules/unknown-rule-in-ignore/bad.sql
var bad_default159 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\n-- drydock-ignore ad-required-column: there are no orders yet\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/unknown-rule-in-ignore/good.sql
var good_default159 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\n-- drydock-ignore add-required-column: there are no orders yet, the shop opens in May\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text NOT NULL;\n";

// rules/unnamed-constraint/bad.sql
var bad_default160 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (\n  id bigint CONSTRAINT orders_pkey PRIMARY KEY,\n  total numeric NOT NULL,\n  discount numeric NOT NULL,\n  CHECK (total > 0 AND discount >= 0)\n);\nCOMMENT ON CONSTRAINT orders_total_check ON orders IS 'A free order is no order.';\n";

// rules/unnamed-constraint/good.sql
var good_default160 = "-- migration\nCREATE TABLE IF NOT EXISTS orders (\n  id bigint CONSTRAINT orders_pkey PRIMARY KEY,\n  total numeric NOT NULL,\n  discount numeric NOT NULL,\n  CONSTRAINT orders_total_check CHECK (total > 0 AND discount >= 0)\n);\nCOMMENT ON CONSTRAINT orders_total_check ON orders IS 'A free order is no order.';\n";

// rules/unnamed-index/bad.sql
var bad_default161 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY ON orders (customer_id);\n";

// rules/unnamed-index/good.sql
var good_default161 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\nCREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);\n";

// rules/unparsed-statement/bad.sql
var bad_default162 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nCOMMENT ON TABLE orders IS :'note';\n";

// rules/unparsed-statement/good.sql
var good_default162 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- migration\nCOMMENT ON TABLE orders IS 'one row for each order that was paid';\n";

// rules/unqualified-name/bad.sql
var bad_default163 = "-- before\nCREATE SCHEMA shop;\nCREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/unqualified-name/good.sql
var good_default163 = "-- before\nCREATE SCHEMA shop;\nCREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric NOT NULL);\n-- migration\nALTER TABLE shop.orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/unused-ignore/bad.sql
var bad_default164 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration (no transaction)\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;\n-- drydock-ignore create-index-without-concurrently: the table has 200 rows\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/unused-ignore/good.sql
var good_default164 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migration\n-- drydock-ignore create-index-without-concurrently: the table has 200 rows\nCREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);\n";

// rules/update-without-where/bad.sql
var bad_default165 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 10000) AS n;\n-- migration\nUPDATE orders SET total = 0;\n";

// rules/update-without-where/good.sql
var good_default165 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 10000) AS n;\n-- migration\nUPDATE orders SET total = 0 WHERE id BETWEEN 1 AND 100;\n-- migration\nUPDATE orders SET total = 0 WHERE id BETWEEN 101 AND 200;\n";

// rules/vacuum-full/bad.sql
var bad_default166 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nVACUUM (FULL) orders;\n";

// rules/vacuum-full/good.sql
var good_default166 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;\n-- migration (no transaction)\nVACUUM (ANALYZE) orders;\n";

// rules/validate-in-same-transaction/bad.sql
var bad_default167 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;\n";

// rules/validate-in-same-transaction/good.sql
var good_default167 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;\n-- migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;\n";

// rules/varchar-limit/bad.sql
var bad_default168 = "-- migration\nCREATE TABLE IF NOT EXISTS cities (id bigint PRIMARY KEY, name varchar(20) NOT NULL);\nINSERT INTO cities (id, name) VALUES (1, 'Llanfairpwllgwyngyll');\nINSERT INTO cities (id, name) VALUES (2, 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch');\n";

// rules/varchar-limit/good.sql
var good_default168 = "-- migration\nCREATE TABLE IF NOT EXISTS cities (id bigint PRIMARY KEY, name text NOT NULL);\nINSERT INTO cities (id, name) VALUES (1, 'Llanfairpwllgwyngyll');\nINSERT INTO cities (id, name) VALUES (2, 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch');\n";

// rules/version-gap/bad.sql
var bad_default169 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0002_total.sql\nALTER TABLE orders ADD COLUMN total numeric;\n-- migration 0004_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/version-gap/good.sql
var good_default169 = "-- before 0001_orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- before 0002_total.sql\nALTER TABLE orders ADD COLUMN total numeric;\n-- migration 0003_note.sql\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n";

// rules/weaken-row-security/bad.sql
var bad_default170 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL, closed boolean NOT NULL);\nCREATE POLICY own_accounts ON accounts USING (owner = current_user);\nALTER TABLE accounts ENABLE ROW LEVEL SECURITY;\n-- migration\nALTER TABLE accounts DISABLE ROW LEVEL SECURITY;\n";

// rules/weaken-row-security/good.sql
var good_default170 = "-- before\nCREATE TABLE accounts (id bigint PRIMARY KEY, owner name NOT NULL, closed boolean NOT NULL);\nCREATE POLICY own_accounts ON accounts USING (owner = current_user);\nALTER TABLE accounts ENABLE ROW LEVEL SECURITY;\n-- migration\nALTER POLICY own_accounts ON accounts USING (owner = current_user AND NOT closed);\n";

// rules/wide-index/bad.sql
var bad_default171 = "-- migration\nCREATE TABLE IF NOT EXISTS pages (id bigint PRIMARY KEY, url text, title text, summary text, body text);\nINSERT INTO pages (id, url, title, summary, body)\nSELECT 1, words, words, words, words\nFROM (SELECT string_agg(md5(n::text), '') AS words FROM generate_series(1, 30) AS n) AS text;\nCREATE INDEX IF NOT EXISTS pages_search_idx ON pages (url, title, summary, body);\n";

// rules/wide-index/good.sql
var good_default171 = "-- migration\nCREATE TABLE IF NOT EXISTS pages (id bigint PRIMARY KEY, url text, title text, summary text, body text);\nINSERT INTO pages (id, url, title, summary, body)\nSELECT 1, words, words, words, words\nFROM (SELECT string_agg(md5(n::text), '') AS words FROM generate_series(1, 30) AS n) AS text;\nCREATE INDEX IF NOT EXISTS pages_search_idx ON pages (url);\n";

// rules/wide-lock-window/bad.sql
var bad_default172 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE TABLE lines (id bigint PRIMARY KEY, amount int NOT NULL);\nINSERT INTO lines SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\nALTER TABLE lines ADD COLUMN IF NOT EXISTS note text;\n";

// rules/wide-lock-window/good.sql
var good_default172 = "-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);\nINSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;\nCREATE TABLE lines (id bigint PRIMARY KEY, amount int NOT NULL);\nINSERT INTO lines SELECT n, n FROM generate_series(1, 100) AS n;\n-- migration\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;\n-- migration\nALTER TABLE lines ADD COLUMN IF NOT EXISTS note text;\n";

// rules/examples.ts
var examples = {
  "add-check-without-not-valid": { bad: bad_default, good: good_default },
  "add-column-with-check": { bad: bad_default2, good: good_default2 },
  "add-column-with-foreign-key": { bad: bad_default3, good: good_default3 },
  "add-column-with-unique": { bad: bad_default4, good: good_default4 },
  "add-column-with-volatile-default": { bad: bad_default5, good: good_default5 },
  "add-exclusion-constraint": { bad: bad_default6, good: good_default6 },
  "add-foreign-key-without-not-valid": { bad: bad_default7, good: good_default7 },
  "add-identity-column": { bad: bad_default8, good: good_default8 },
  "add-primary-key-without-index": { bad: bad_default9, good: good_default9 },
  "add-required-column": { bad: bad_default10, good: good_default10 },
  "add-serial-column": { bad: bad_default11, good: good_default11 },
  "add-stored-generated-column": { bad: bad_default12, good: good_default12 },
  "add-unique-without-index": { bad: bad_default13, good: good_default13 },
  "alter-domain-constraint": { bad: bad_default14, good: good_default14 },
  "assertion-failed": { bad: bad_default15, good: good_default15 },
  "attach-partition-without-check": { bad: bad_default16, good: good_default16 },
  "backfill-in-ddl-transaction": { bad: bad_default17, good: good_default17 },
  "backfill-with-not-in": { bad: bad_default18, good: good_default18 },
  "backfill-with-offset": { bad: bad_default19, good: good_default19 },
  "backfill-without-commit": { bad: bad_default20, good: good_default20 },
  "banner-in-dev-file": { bad: bad_default21, good: good_default21 },
  "blocked-too-long": { bad: bad_default22, good: good_default22 },
  "broken-banner": { bad: bad_default23, good: good_default23 },
  "change-column-type": { bad: bad_default24, good: good_default24 },
  "changed-applied-migration": { bad: bad_default25, good: good_default25 },
  "char-type": { bad: bad_default26, good: good_default26 },
  "cluster": { bad: bad_default27, good: good_default27 },
  "commit-in-wrapped-migration": { bad: bad_default28, good: good_default28 },
  "concurrently-if-not-exists": { bad: bad_default29, good: good_default29 },
  "concurrently-in-transaction": { bad: bad_default30, good: good_default30 },
  "concurrently-with-short-lock-timeout": { bad: bad_default31, good: good_default31 },
  "conflict-target-not-unique": { bad: bad_default32, good: good_default32 },
  "constraint-never-validated": { bad: bad_default33, good: good_default33 },
  "create-domain-with-constraint": { bad: bad_default34, good: good_default34 },
  "create-enum": { bad: bad_default35, good: good_default35 },
  "create-index-without-concurrently": { bad: bad_default36, good: good_default36 },
  "create-table-references-existing": { bad: bad_default37, good: good_default37 },
  "create-trigger": { bad: bad_default38, good: good_default38 },
  "data-lost": { bad: bad_default39, good: good_default39 },
  "default-partition-not-empty": { bad: bad_default40, good: good_default40 },
  "delete-without-where": { bad: bad_default41, good: good_default41 },
  "destructive-routine": { bad: bad_default42, good: good_default42 },
  "detach-partition-without-concurrently": { bad: bad_default43, good: good_default43 },
  "dev-file-would-deploy": { bad: bad_default44, good: good_default44 },
  "diagnostics-outside-handler": { bad: bad_default45, good: good_default45 },
  "disable-autovacuum": { bad: bad_default46, good: good_default46 },
  "discouraged-type": { bad: bad_default47, good: good_default47 },
  "drop-cascade": { bad: bad_default48, good: good_default48 },
  "drop-column": { bad: bad_default49, good: good_default49 },
  "drop-column-with-constraint": { bad: bad_default50, good: good_default50 },
  "drop-constraint": { bad: bad_default51, good: good_default51 },
  "drop-database": { bad: bad_default52, good: good_default52 },
  "drop-default": { bad: bad_default53, good: good_default53 },
  "drop-extension": { bad: bad_default54, good: good_default54 },
  "drop-index-without-concurrently": { bad: bad_default55, good: good_default55 },
  "drop-not-null": { bad: bad_default56, good: good_default56 },
  "drop-owned": { bad: bad_default57, good: good_default57 },
  "drop-primary-key": { bad: bad_default58, good: good_default58 },
  "drop-replication-object": { bad: bad_default59, good: good_default59 },
  "drop-routine": { bad: bad_default60, good: good_default60 },
  "drop-schema": { bad: bad_default61, good: good_default61 },
  "drop-sequence": { bad: bad_default62, good: good_default62 },
  "drop-table": { bad: bad_default63, good: good_default63 },
  "drop-trigger": { bad: bad_default64, good: good_default64 },
  "drop-type": { bad: bad_default65, good: good_default65 },
  "drop-view": { bad: bad_default66, good: good_default66 },
  "duplicate-column-assignment": { bad: bad_default67, good: good_default67 },
  "duplicate-version": { bad: bad_default68, good: good_default68 },
  "dynamic-sql-injection": { bad: bad_default69, good: good_default69 },
  "empty-down": { bad: bad_default70, good: good_default70 },
  "enum-value-used-in-transaction": { bad: bad_default71, good: good_default71 },
  "enum-value-without-position": { bad: bad_default72, good: good_default72 },
  "extension-unavailable": { bad: bad_default73, good: good_default73 },
  "file-never-run": { bad: bad_default74, good: good_default74 },
  "foreign-key-without-index": { bad: bad_default75, good: good_default75 },
  "grant-to-public": { bad: bad_default76, good: good_default76 },
  "half-applied-on-failure": { bad: bad_default77, good: good_default77 },
  "identifier-too-long": { bad: bad_default78, good: good_default78 },
  "if-not-exists-hides-drift": { bad: bad_default79, good: good_default79 },
  "ignore-without-reason": { bad: bad_default80, good: good_default80 },
  "index-on-partitioned-table": { bad: bad_default81, good: good_default81 },
  "insert-without-column-list": { bad: bad_default82, good: good_default82 },
  "int-column": { bad: bad_default83, good: good_default83 },
  "int-primary-key": { bad: bad_default84, good: good_default84 },
  "invalid-format-specifier": { bad: bad_default85, good: good_default85 },
  "invalid-index-left": { bad: bad_default86, good: good_default86 },
  "json-type": { bad: bad_default87, good: good_default87 },
  "lock-table": { bad: bad_default88, good: good_default88 },
  "materialized-view-with-data": { bad: bad_default89, good: good_default89 },
  "migration-failed": { bad: bad_default90, good: good_default90 },
  "missing-banner": { bad: bad_default91, good: good_default91 },
  "missing-down": { bad: bad_default92, good: good_default92 },
  "missing-if-exists": { bad: bad_default93, good: good_default93 },
  "missing-if-not-exists": { bad: bad_default94, good: good_default94 },
  "missing-lock-timeout": { bad: bad_default95, good: good_default95 },
  "missing-or-replace": { bad: bad_default96, good: good_default96 },
  "missing-primary-key": { bad: bad_default97, good: good_default97 },
  "missing-statement-timeout": { bad: bad_default98, good: good_default98 },
  "multiple-alter-table": { bad: bad_default99, good: good_default99 },
  "multiple-foreign-keys": { bad: bad_default100, good: good_default100 },
  "narrow-column-type": { bad: bad_default101, good: good_default101 },
  "nested-transaction": { bad: bad_default102, good: good_default102 },
  "non-transactional-statement": { bad: bad_default103, good: good_default103 },
  "not-allowed-in-function": { bad: bad_default104, good: good_default104 },
  "out-of-order-version": { bad: bad_default105, good: good_default105 },
  "partition-gap": { bad: bad_default106, good: good_default106 },
  "partition-helper-fails": { bad: bad_default107, good: good_default107 },
  "partition-helper-not-called": { bad: bad_default108, good: good_default108 },
  "partition-horizon": { bad: bad_default109, good: good_default109 },
  "partition-key-not-in-unique-key": { bad: bad_default110, good: good_default110 },
  "partition-scans-default": { bad: bad_default111, good: good_default111 },
  "partition-without-helper": { bad: bad_default112, good: good_default112 },
  "permissive-policy": { bad: bad_default113, good: good_default113 },
  "plpgsql-syntax": { bad: bad_default114, good: good_default114 },
  "primary-key-on-nullable-column": { bad: bad_default115, good: good_default115 },
  "psql-command": { bad: bad_default116, good: good_default116 },
  "raise-format-mismatch": { bad: bad_default117, good: good_default117 },
  "refresh-materialized-view-without-concurrently": { bad: bad_default118, good: good_default118 },
  "reindex-without-concurrently": { bad: bad_default119, good: good_default119 },
  "rename-column": { bad: bad_default120, good: good_default120 },
  "rename-enum-value": { bad: bad_default121, good: good_default121 },
  "rename-schema": { bad: bad_default122, good: good_default122 },
  "rename-table": { bad: bad_default123, good: good_default123 },
  "rerun-changed-schema": { bad: bad_default124, good: good_default124 },
  "rerun-failed": { bad: bad_default125, good: good_default125 },
  "retention-drops-current": { bad: bad_default126, good: good_default126 },
  "role-created": { bad: bad_default127, good: good_default127 },
  "rollback-failed": { bad: bad_default128, good: good_default128 },
  "rollback-incomplete": { bad: bad_default129, good: good_default129 },
  "rollback-loses-data": { bad: bad_default130, good: good_default130 },
  "row-security-incomplete": { bad: bad_default131, good: good_default131 },
  "secret-in-migration": { bad: bad_default132, good: good_default132 },
  "security-definer-without-search-path": { bad: bad_default133, good: good_default133 },
  "serial-type": { bad: bad_default134, good: good_default134 },
  "set-access-method": { bad: bad_default135, good: good_default135 },
  "set-generated-expression": { bad: bad_default136, good: good_default136 },
  "set-logged": { bad: bad_default137, good: good_default137 },
  "set-not-null-without-check": { bad: bad_default138, good: good_default138 },
  "set-schema": { bad: bad_default139, good: good_default139 },
  "set-tablespace": { bad: bad_default140, good: good_default140 },
  "smallint-column": { bad: bad_default141, good: good_default141 },
  "statement-while-holding-access-exclusive": { bad: bad_default142, good: good_default142 },
  "superuser-statement": { bad: bad_default143, good: good_default143 },
  "swap-leaves-behind": { bad: bad_default144, good: good_default144 },
  "swap-loses-rows": { bad: bad_default145, good: good_default145 },
  "syntax-error": { bad: bad_default146, good: good_default146 },
  "table-not-seeded": { bad: bad_default147, good: good_default147 },
  "table-swap": { bad: bad_default148, good: good_default148 },
  "timeout-out-of-bounds": { bad: bad_default149, good: good_default149 },
  "timeout-set-too-late": { bad: bad_default150, good: good_default150 },
  "timestamp-without-time-zone": { bad: bad_default151, good: good_default151 },
  "toggle-trigger": { bad: bad_default152, good: good_default152 },
  "truncate": { bad: bad_default153, good: good_default153 },
  "truncate-cascade": { bad: bad_default154, good: good_default154 },
  "type-using-other-column": { bad: bad_default155, good: good_default155 },
  "unclaimed-effect": { bad: bad_default156, good: good_default156 },
  "unclosed-transaction": { bad: bad_default157, good: good_default157 },
  "unknown-dynamic-sql": { bad: bad_default158, good: good_default158 },
  "unknown-rule-in-ignore": { bad: bad_default159, good: good_default159 },
  "unnamed-constraint": { bad: bad_default160, good: good_default160 },
  "unnamed-index": { bad: bad_default161, good: good_default161 },
  "unparsed-statement": { bad: bad_default162, good: good_default162 },
  "unqualified-name": { bad: bad_default163, good: good_default163 },
  "unused-ignore": { bad: bad_default164, good: good_default164 },
  "update-without-where": { bad: bad_default165, good: good_default165 },
  "vacuum-full": { bad: bad_default166, good: good_default166 },
  "validate-in-same-transaction": { bad: bad_default167, good: good_default167 },
  "varchar-limit": { bad: bad_default168, good: good_default168 },
  "version-gap": { bad: bad_default169, good: good_default169 },
  "weaken-row-security": { bad: bad_default170, good: good_default170 },
  "wide-index": { bad: bad_default171, good: good_default171 },
  "wide-lock-window": { bad: bad_default172, good: good_default172 }
};
export {
  examples
};
