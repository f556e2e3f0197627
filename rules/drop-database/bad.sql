-- migration (no transaction)
DROP DATABASE IF EXISTS reporting;
