import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Settings, UpdateSettingsInput } from './settings.graphql.ts';
import type { SettingsService } from './settings.service.ts';
import { Viewer } from './viewer.graphql.ts';

@Resolver(() => Viewer)
export class SettingsResolver {
  constructor(private readonly service: SettingsService) {}

  @FieldResolver(() => Settings, { description: 'What the user decided about the account.' })
  async settings(@Ctx() { viewer }: RequestContext): Promise<Settings> {
    return new Settings(await this.service.ofViewer(viewer));
  }

  @Mutation(() => Settings, { description: "Changes the signed-in user's own settings and returns them as they are now." })
  async updateSettings(
    @Ctx() { viewer }: RequestContext,
    @Arg('input', () => UpdateSettingsInput, { description: 'What to change.' }) input: UpdateSettingsInput,
  ): Promise<Settings> {
    return new Settings(await this.service.update(viewer, input));
  }
}
