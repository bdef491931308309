import { Extensions } from 'type-graphql';

/** The key in a field's `extensions` that says: its value differs from viewer to viewer. */
export const viewerDependentKey = 'viewerDependent';

/** The key in a field's `extensions` that says: what it shows depends on when the viewer joined. */
export const joiningDependentKey = 'joiningDependent';

/**
 * Marks a field that shows less to who joined late. For the topmost in an event the engine knows who they are and renders it for them apart;
 * an event that selects one below another is executed once per viewer.
 */
export function JoiningDependent(): MethodDecorator & PropertyDecorator {
  return Extensions({ [joiningDependentKey]: true });
}

/** Marks a field whose value differs from viewer to viewer. An event that selects it is executed once per viewer instead of once per group. */
export function ViewerDependent(): MethodDecorator & PropertyDecorator {
  return Extensions({ [viewerDependentKey]: true });
}
