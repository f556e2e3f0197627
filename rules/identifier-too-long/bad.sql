-- migration
CREATE TABLE IF NOT EXISTS consents (
  id bigint PRIMARY KEY,
  agreed_to_be_contacted_about_products_and_services_of_our_partners_by_mail boolean NOT NULL,
  agreed_to_be_contacted_about_products_and_services_of_our_partners_by_phone boolean NOT NULL
);
