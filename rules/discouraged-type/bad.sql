-- migration
CREATE TABLE IF NOT EXISTS invoices (
  id bigint PRIMARY KEY,
  net_amount double precision NOT NULL,
  tax_amount double precision NOT NULL,
  gross_amount double precision NOT NULL,
  CONSTRAINT invoices_add_up CHECK (gross_amount = net_amount + tax_amount)
);
INSERT INTO invoices (id, net_amount, tax_amount, gross_amount) VALUES (1, 0.1, 0.2, 0.3);
