-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, cents bigint);
INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n;
-- migration (no transaction)
DO $$
BEGIN
  FOR low IN 1..100 BY 20 LOOP
    UPDATE orders SET cents = total * 100 WHERE id BETWEEN low AND low + 19;
    COMMIT;
  END LOOP;
END
$$;
