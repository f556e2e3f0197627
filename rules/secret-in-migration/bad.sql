-- migration
ALTER ROLE CURRENT_USER PASSWORD 'correct horse battery staple';
