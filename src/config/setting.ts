import { z } from 'zod';

/** What a person may read about a setting. It never holds a value that somebody set. */
export interface SettingDocs {
  readonly group: string;
  /** As one would write it, or a phrase where there is no fixed value. */
  readonly default: string;
  readonly unit?: string;
  /** What it accepts. */
  readonly values: string;
  readonly description: string;
  /** Never printed, not even in the sentence that refuses it. */
  readonly secret?: boolean;
}

/** Either the value, or what is wrong with the text and how to mend it: two halves of one sentence. */
export type Reading<T> = { readonly value: T } | { readonly problem: string; readonly fix: string };

const docs = z.registry<SettingDocs>();

export function docsOf(schema: z.ZodType): SettingDocs | undefined {
  return docs.get(schema);
}

/** A setting with a default. */
export function setting<T>(read: (text: string) => Reading<T>, value: T, about: SettingDocs) {
  return schemaOf(read)
    .optional()
    .transform((given) => (given === undefined ? value : given.value))
    .register(docs, about);
}

/** A setting that may be left out; it is null then. */
export function optionalSetting<T>(read: (text: string) => Reading<T>, about: SettingDocs) {
  return setting<T | null>(read, null, about);
}

// The value is boxed, so that `undefined` stays free to say "not set".
function schemaOf<T>(read: (text: string) => Reading<T>) {
  return z.string().transform((text, context): { readonly value: T } => {
    const reading = read(text);
    if ('value' in reading) return reading;
    context.addIssue({ code: 'custom', message: `${reading.problem}; ${reading.fix}.` });
    return z.NEVER;
  });
}

/** The text as a sentence shows it. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
