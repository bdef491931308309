import { Extensions } from 'type-graphql';

/** The key in a field's `extensions` that says: its value differs from viewer to viewer. */
export const viewerDependentKey = 'viewerDependent';

/** Marks a field whose value differs from viewer to viewer. An event that selects it is executed once per viewer instead of once per group. */
export function ViewerDependent(): MethodDecorator & PropertyDecorator {
  return Extensions({ [viewerDependentKey]: true });
}
