import { visible } from './untrusted-text.js';

/** XML or HTML in which nothing is left to escape. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text is escaped for element content and for quoted attributes alike; what XML forbids or a reader would not see is
 * made visible, line breaks stay.
 */
const escaped = (text: string): string =>
  text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

function markupOf(value: Value): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('');
}

/** A tag for template literals: what is written in the template is markup, what is put into it is text or Markup. */
export const markup = (template: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: String.raw({ raw: template }, ...values.map(markupOf)),
});

export const noMarkup: Markup = { markup: '' };

/** The markup, unless the condition is false. */
export const when = (condition: boolean, then: () => Markup): Markup => (condition ? then() : noMarkup);
