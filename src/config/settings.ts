import { limitSettings } from './limit-settings.ts';
import { serverSettings } from './server-settings.ts';
import { docsOf, type SettingDocs } from './setting.ts';

export interface Setting extends SettingDocs {
  readonly name: string;
}

/** Every setting, for help and documentation. */
export const settings: readonly Setting[] = Object.freeze(
  Object.entries({ ...serverSettings.shape, ...limitSettings.shape }).flatMap(([name, schema]) => {
    const docs = docsOf(schema);
    return docs === undefined ? [] : [Object.freeze({ name, ...docs })];
  }),
);
