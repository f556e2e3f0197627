import { expect, it } from 'vitest';
import { matcher } from '../../src/files/matcher.js';

it.each<readonly [string, boolean]>([
  ['002_partitions_dev.sql', true],
  ['db/migrations/002_partitions_dev.sql', true],
  ['db/.hidden/002_PARTITIONS_DEV.SQL', true],
  ['../../other/db/002_partitions_dev.sql', true],
  ['db/002_partitions.sql', false],
  ['db/002_dev.sql.bak', false],
  ['db_dev.sql/002_a.sql', false],
])('%s', async (file, expected) => {
  expect((await matcher(['**/*_dev.sql']))(file)).toBe(expected);
});
