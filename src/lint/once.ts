/** Remembers what is found out of an object, as long as the object lives: one pass over a script or project, once. */
export function once<Subject extends object, Found>(
  find: (subject: Subject) => Found,
): (subject: Subject) => Found {
  const found = new WeakMap<Subject, { readonly value: Found }>();
  return (subject) => {
    const known = found.get(subject) ?? { value: find(subject) };
    found.set(subject, known);
    return known.value;
  };
}

/** Puts a value to those that a key has already. */
export function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
