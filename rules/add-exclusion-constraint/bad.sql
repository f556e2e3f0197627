-- before
CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange NOT NULL);
INSERT INTO bookings SELECT n, tsrange('2026-01-01'::timestamp + n * interval '1 day', '2026-01-02'::timestamp + n * interval '1 day')
  FROM generate_series(1, 100) AS n;
-- migration
ALTER TABLE bookings ADD CONSTRAINT bookings_apart EXCLUDE USING gist (during WITH &&);
