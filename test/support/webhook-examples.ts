import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Payload = Readonly<Record<string, unknown>>;

interface WebhookEvent {
  readonly name: string;
  readonly examples: readonly Payload[];
}

const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');

/** Every event of GitHub with payloads that GitHub sent or its manual shows. */
export const webhookEvents = JSON.parse(readFileSync(file, 'utf8')) as readonly WebhookEvent[];

/**
 * The first example of the event with this action, as octo/shop would get it.
 * @param but what must be as the repository of the test is.
 */
export function payloadOf(event: string, action: string | undefined, but: Payload): Payload {
  const examples = webhookEvents.find(({ name }) => name === event)?.examples ?? [];
  const example = examples.find((one) => action === undefined || one['action'] === action);
  if (!example) throw new Error(`No example of ${event} ${action ?? ''}`);
  const moved = JSON.stringify(example).replaceAll(
    /Codertocat\/Hello-World|octo-org\/octo-repo/g,
    'octo/shop',
  );
  return merged(JSON.parse(moved) as Payload, but);
}

/** The one with all of the other in it. */
export function merged(whole: Payload, part: Payload): Payload {
  const entries = Object.entries(part).map(([key, value]) => {
    const before = whole[key];
    return [key, isObject(value) && isObject(before) ? merged(before, value) : value] as const;
  });
  return { ...whole, ...Object.fromEntries(entries) };
}

const isObject = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
