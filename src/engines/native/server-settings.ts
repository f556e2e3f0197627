/** Safe for a cluster that nobody reads after a crash, and as a production server in what migrations can tell. */
export const serverSettings: Readonly<Record<string, string | number>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'logical', // publications
  max_wal_senders: 0,
  max_prepared_transactions: 5,
  max_connections: 20,
  max_locks_per_transaction: 320, // 20 × 320 = 100 × 64: the lock table of a server with default settings
  shared_buffers: '16MB',
  dynamic_shared_memory_type: 'mmap', // SIGKILL would leave segments of the others in /dev/shm
  temp_file_limit: '1GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off', // what is observed must be the doing of the migration
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '',
  log_min_messages: 'fatal', // RAISE LOG in a loop must not fill the memory
  log_min_error_statement: 'panic',
};

/** As arguments of `postgres`. */
export const settingArguments = (settings: Readonly<Record<string, string | number>>): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
