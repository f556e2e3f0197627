import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { type ColumnDefinition, displayColumn } from '../../src/sql/column-definitions.js';
import { displayType } from '../../src/sql/column-types.js';

export default defineRule({
  id: 'discouraged-type',
  summary: 'A type that is no good for its purpose: money, timetz, or floating point for amounts of money',
  severity: 'off',
  category: 'types',
  why: 'A sum of real or double precision is not what arithmetic on paper gives, so totals differ by fractions and comparisons with = fail (manual, 8.1.3: for monetary amounts “use the numeric type instead”). How money is read and how many digits it has is the setting lc_monetary, so a dump restores wrongly on another server (8.2). A time of day with an offset but without a date cannot follow summer time: “We do not recommend using the type time with time zone” (8.5).',
  instead:
    'Write numeric for amounts, with the currency in a column of its own; timestamptz, or time and the name of the zone.',
  claim: { fails: '23514' },
  on: onColumns((column) => {
    const fault = faultOf(column);
    return fault && `${displayColumn(column)} is ${displayType(column.type)}: ${fault}.`;
  }),
});

function faultOf({ name, type }: ColumnDefinition): string | undefined {
  if (type.name === 'money') return 'how its values are read depends on the setting lc_monetary';
  if (type.name === 'timetz') return 'an offset without a date cannot follow summer time';
  if (type.name !== 'float4' && type.name !== 'float8') return undefined;
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some(isAmount)
    ? 'amounts of money are rounded to binary fractions, and sums do not add up'
    : undefined;
}

/** Words of which an amount of money is a sure meaning; a score or a weight may well be a float. */
const amounts = new Set(
  ['amount', 'balance', 'cost', 'fee', 'invoice', 'payment', 'price', 'revenue', 'salary', 'subtotal', 'vat']
    .flatMap((word) => [word, `${word}s`])
    .concat(['salaries', 'tax', 'taxes']),
);

const isAmount = (word: string): boolean => amounts.has(word.toLowerCase());
