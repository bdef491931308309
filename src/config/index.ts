export { readCommandLine, type CommandLine } from './arguments.ts';
export {
  loadConfig,
  type AuthConfig,
  type Config,
  type DatabaseConfig,
  type HostTokens,
  type HttpConfig,
  type RedisConfig,
} from './config.ts';
export { loadEnvFile } from './env-file.ts';
export { helpText } from './help.ts';
export { settingNameOf } from './limit-settings.ts';
export { resolveJwtSecret } from './secret.ts';
export type { LogLevel, Role } from './server-settings.ts';
export { settings, type Setting } from './settings.ts';
export { programVersion } from './version.ts';
