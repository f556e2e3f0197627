-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total numeric NOT NULL);
INSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 100) AS n;
CREATE MATERIALIZED VIEW customer_totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;
CREATE UNIQUE INDEX customer_totals_customer_id_idx ON customer_totals (customer_id);
-- migration
REFRESH MATERIALIZED VIEW CONCURRENTLY customer_totals;
