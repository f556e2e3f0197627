/** `numeric(10,2)` → `numeric`, `timestamp(3) with time zone` → `timestamp with time zone`; as format_type() writes it. */
export const withoutModifier = (type: string): string => type.replace(/\(\d+(?:,-?\d+)?\)/, '');

export const isText = (type: string): boolean =>
  ['text', 'character varying', 'character'].includes(withoutModifier(type));

/** Whether a text of that type ends somewhere. */
export const isLimitedText = (type: string): boolean => isText(type) && type.includes('(');
