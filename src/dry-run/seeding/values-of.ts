import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { builtinValues } from './builtin-values.js';
import type { Schema, ValueType } from './schema.js';
import type { Values } from './values.js';

/** A composite type may hold an array of a domain over an array …, but never itself. */
const deepest = 5;

/** Values of any type; undefined where none is known. Those of a domain are of the type below it, unchecked. */
export function valuesOf(
  types: Schema['types'],
  oid: string | null,
  modifier: number,
  depth = 0,
): Values | undefined {
  const type = oid === null ? undefined : types.get(oid);
  if (!type || depth > deepest) return undefined;
  const part = (of: string | null, partModifier = -1): Values | undefined =>
    valuesOf(types, of, partModifier, type.kind === 'd' ? depth : depth + 1);
  if (type.element !== null) return arrayValues(type, part(type.element, modifier));
  // Within an array or a row nothing could choose among the values of a domain.
  if (type.kind === 'd')
    return depth > 0 && type.checks.length > 0 ? undefined : part(type.base, type.baseModifier);
  return type.kind === 'b' ? builtinValues(type.name, type.typeName, modifier) : madeValues(type, part);
}

function madeValues(
  type: ValueType,
  part: (of: string | null, modifier?: number) => Values | undefined,
): Values | undefined {
  switch (type.kind) {
    case 'e':
      return enumValues(type);
    case 'r':
      return rangeValues(type, part(type.base));
    case 'm':
      return multirangeValues(type, part(type.base));
    default:
      return compositeValues(
        type,
        type.fields.map((field) => part(field.type, field.modifier)),
      );
  }
}

function enumValues({ labels, typeName }: ValueType): Values | undefined {
  if (labels.length === 0) return undefined;
  const branches = labels.map((label, index) => `when ${index} then ${quoteLiteral(label)}`);
  return {
    nth: (number) => `(case ${number} % ${labels.length} ${branches.join(' ')} end)::${typeName}`,
    odd: [],
    few: true,
  };
}

function arrayValues({ typeName }: ValueType, element: Values | undefined): Values {
  if (!element) return { nth: () => `'{}'::${typeName}`, odd: [], few: true };
  const array = (...elements: readonly string[]): string => `array[${elements.join(', ')}]::${typeName}`;
  const [odd = 'null'] = element.odd.slice(-1);
  return {
    nth: (number) => array(element.nth(number), element.nth(`(${number} + 1)`)),
    odd: [`'{}'::${typeName}`, array(element.nth('1'), 'null'), array(odd)],
    near: (constants, number) => [
      ...(element.near?.(constants, number) ?? []).map((value) => array(value)),
      ...constants
        .filter((constant) => /^[1-9]\d?$/.test(constant))
        .map((length) => array(...Array.from({ length: Number(length) }, () => element.nth(number)))),
    ],
  };
}

const constructor = ({ schema, name }: ValueType): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

function rangeValues(type: ValueType, bound: Values | undefined): Values | undefined {
  if (!bound) return undefined;
  const range = (from: string, to: string): string => `${constructor(type)}(${from}, ${to}, '[)')`;
  const nth = (number: string): string => range(bound.nth(number), bound.nth(`(${number} + 1)`));
  return {
    nth,
    odd: [`'empty'::${type.typeName}`, range('null', bound.nth('7')), range(bound.nth('3'), bound.nth('40'))],
  };
}

function multirangeValues(type: ValueType, range: Values | undefined): Values | undefined {
  return (
    range && {
      nth: (number) => `${constructor(type)}(${range.nth(number)})`,
      odd: [`'{}'::${type.typeName}`, `${constructor(type)}(${range.nth('1')}, ${range.nth('5')})`],
    }
  );
}

function compositeValues({ typeName }: ValueType, fields: readonly (Values | undefined)[]): Values {
  const row = (values: readonly string[]): string => `row(${values.join(', ')})::${typeName}`;
  return {
    nth: (number) => row(fields.map((field) => field?.nth(number) ?? 'null')),
    odd: [row(fields.map(() => 'null'))],
  };
}
