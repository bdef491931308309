export { readCommandLine } from './arguments.ts';
export { loadConfig, type Config, type RedisConfig } from './config.ts';
export { loadEnvFile } from './env-file.ts';
export { helpText } from './help.ts';
export { settingNameOf } from './limit-settings.ts';
export { resolveJwtSecret } from './secret.ts';
export { settings, type Setting } from './settings.ts';
export { programVersion } from './version.ts';
