import { z } from 'zod';
import { limitDefinitions, type LimitDefinition } from '../kernel/limits.ts';
import { wholeNumber } from './readings.ts';
import { setting } from './setting.ts';

/** `bodyBytesMax` is `TOKENIM_BODY_BYTES_MAX`. */
export function settingNameOf(limitName: string): string {
  return `TOKENIM_${limitName.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** One setting per limit of the kernel, under its setting's name. */
export const limitSettings = z.object(
  Object.fromEntries(Object.entries(limitDefinitions).map(([name, definition]) => [settingNameOf(name), limitSetting(definition)])),
);

function limitSetting({ default: value, min, max, unit, reason }: LimitDefinition) {
  return setting(wholeNumber(min, max, unit), value, {
    group: 'Limits',
    default: String(value),
    unit,
    values: `${min} to ${max}`,
    description: reason,
  });
}
