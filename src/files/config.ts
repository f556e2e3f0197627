import * as v from 'valibot';

const severitySetting = v.picklist(['error', 'warning', 'info', 'off']);
const majorSetting = v.pipe(v.number(), v.integer(), v.minValue(14), v.maxValue(18));
const text = v.pipe(v.string(), v.nonEmpty());
const texts = v.union([text, v.array(text)]);

/** The keys of `drydock.yml`. Every key is optional; an unknown one is an error. */
export const configSchema = v.strictObject({
  preset: v.optional(v.picklist(['recommended', 'strict'])),
  postgresVersion: v.optional(majorSetting),
  engine: v.optional(v.picklist(['auto', 'embedded', 'local', 'none'])),
  failOn: v.optional(v.picklist(['error', 'warning', 'never'])),
  migrations: v.optional(texts),
  framework: v.optional(text),
  transaction: v.optional(v.picklist(['auto', 'wrapped', 'none'])),
  setup: v.optional(text),
  banner: v.optional(
    v.strictObject({
      text: v.optional(text),
      require: v.optional(v.union([v.picklist(['auto', 'all', 'partitioned', 'never']), v.array(text)])),
    }),
  ),
  devFiles: v.optional(v.array(text)),
  rollback: v.optional(v.strictObject({ required: v.optional(v.boolean()) })),
  session: v.optional(v.strictObject({ lockTimeout: v.optional(text), statementTimeout: v.optional(text) })),
  limits: v.optional(v.strictObject({ statement: v.optional(text) })),
  rules: v.optional(v.record(text, severitySetting)),
});

export type Config = v.InferOutput<typeof configSchema>;
