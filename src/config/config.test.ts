import { describe, expect, test } from 'vitest';
import { StartError } from '../kernel/errors.ts';
import { defaultLimits, limitDefinitions } from '../kernel/limits.ts';
import { limitSettings } from './limit-settings.ts';
import { serverSettings } from './server-settings.ts';
import { helpText, loadConfig, readCommandLine, settingNameOf, settings, type Config } from './index.ts';

const secret = 'a secret of at least thirty-two bytes';
const otherSecret = 'another secret of thirty-two bytes, or more';
const mysql = { TOKENIM_MYSQL_URL: 'mysql://im:p%40ss@db:3306/tokenim', TOKENIM_JWT_SECRET: secret };
const redis = { TOKENIM_REDIS_URL: 'redis://cache:6379/0' };

describe('with nothing set', () => {
  test('one process serves everything from SQLite beside the program', () => {
    const config = loadConfig({}, []);
    expect(config).toMatchObject({
      command: 'serve',
      demo: false,
      isProduction: false,
      http: { port: 4000, host: '0.0.0.0', corsOrigins: [], trustProxy: false, metrics: true, socketCompression: false },
      database: { mysqlUrl: null, dataDir: './data', connectionsMax: 10, migrateAtStart: true },
      redis: { url: null, prefix: 'tokenim:' },
      auth: { jwtSecret: null, accessTokenSeconds: 900, refreshTokenDays: 30, registrationOpen: true, host: null },
      roles: ['api', 'gateway', 'worker'],
      processes: 1,
      nodeId: null,
      logLevel: 'info',
      limits: defaultLimits,
    });
  });

  test('the explorer and introspection are on, but not in production, and there by wish', () => {
    expect(loadConfig({}, []).http).toMatchObject({ explorer: true, introspection: true });
    const production = { NODE_ENV: 'production' };
    expect(loadConfig(production, []).http).toMatchObject({ explorer: false, introspection: false });
    const wished = { ...production, TOKENIM_EXPLORER: 'true', TOKENIM_INTROSPECTION: 'on' };
    expect(loadConfig(wished, []).http).toMatchObject({ explorer: true, introspection: true });
  });
});

describe('what is set', () => {
  test('arrives typed', () => {
    const config = loadConfig(
      {
        ...mysql,
        ...redis,
        PORT: '0',
        HOST: '::',
        TOKENIM_CORS_ORIGINS: 'https://app.example.com, https://studio.apollographql.com',
        TOKENIM_TRUST_PROXY: 'uniquelocal, 10.0.0.0/8',
        TOKENIM_ROLES: 'worker,api',
        TOKENIM_REGISTRATION_OPEN: 'false',
        TOKENIM_NODE_ID: 'node-1',
        TOKENIM_BODY_BYTES_MAX: '20000',
      },
      [],
    );
    expect(config.http).toMatchObject({ port: 0, host: '::', trustProxy: 'uniquelocal,10.0.0.0/8' });
    expect(config.http.corsOrigins).toEqual(['https://app.example.com', 'https://studio.apollographql.com']);
    expect(config.roles).toEqual(['api', 'worker']);
    expect(config.auth).toMatchObject({ jwtSecret: secret, registrationOpen: false });
    expect(config.nodeId).toBe('node-1');
    expect(config.limits).toEqual({ ...defaultLimits, bodyBytesMax: 20_000 });
  });

  test('counts as not set where it is blank', () => {
    expect(loadConfig({ PORT: '', TOKENIM_MYSQL_URL: ' ', TOKENIM_EXPLORER: '' }, [])).toEqual(loadConfig({}, []));
  });

  test('mariadb:// means the same as mysql://', () => {
    const config = loadConfig({ ...mysql, TOKENIM_MYSQL_URL: 'mariadb://im:pw@db/chat' }, []);
    expect(config.database.mysqlUrl).toBe('mysql://im:pw@db/chat');
  });

  test('TLS to MySQL is off, on, or checked with the authorities of a file', () => {
    expect(tlsOf('')).toBeNull();
    expect(tlsOf('off')).toBeNull();
    expect(tlsOf('on')).toEqual({ authoritiesFile: null });
    expect(tlsOf('/etc/ssl/rds.pem')).toEqual({ authoritiesFile: '/etc/ssl/rds.pem' });
  });

  test('every limit has its setting', () => {
    for (const [name, { min }] of Object.entries(limitDefinitions)) {
      const { limits } = loadConfig({ [settingNameOf(name)]: String(min) }, []);
      expect(limits).toMatchObject({ [name]: min });
    }
  });

  test('tokens of the host app are taken with a secret or a key set', () => {
    const claims = { TOKENIM_HOST_ISSUER: 'https://login.example.com', TOKENIM_HOST_AUDIENCE: 'tokenim' };
    const bySecret = loadConfig({ ...claims, TOKENIM_HOST_JWT_SECRET: otherSecret }, []);
    expect(bySecret.auth.host).toEqual({
      key: { kind: 'secret', secret: otherSecret },
      issuer: 'https://login.example.com',
      audience: 'tokenim',
    });
    const byKeys = loadConfig({ ...claims, TOKENIM_HOST_JWKS_URL: 'http://127.0.0.1:9/jwks.json' }, []);
    expect(byKeys.auth.host?.key).toEqual({ kind: 'jwks', url: 'http://127.0.0.1:9/jwks.json' });
  });

  test('auto is one process per core, once MySQL and Redis are there', () => {
    const auto = { TOKENIM_PROCESSES: 'auto' };
    expect(loadConfig({ ...auto, ...mysql, ...redis }, [], 6).processes).toBe(6);
    expect(loadConfig({ ...auto, ...mysql }, [], 6).processes).toBe(1);
    expect(loadConfig(auto, [], 6).processes).toBe(1);
  });

  test('cannot be changed afterwards', () => {
    const claims = { TOKENIM_HOST_ISSUER: 'i', TOKENIM_HOST_AUDIENCE: 'a', TOKENIM_HOST_JWT_SECRET: otherSecret };
    expect(thawedParts(loadConfig({ ...mysql, ...claims, TOKENIM_CORS_ORIGINS: 'https://a.example' }, []))).toEqual([]);
    expect(thawedParts(loadConfig({}, []))).toEqual([]);
  });
});

describe('a problem is one sentence that names the setting, what is wrong, and the fix', () => {
  const cases: [title: string, env: NodeJS.ProcessEnv, sentence: string][] = [
    ['no number', { PORT: 'http' }, 'PORT is "http", which is not a whole number; set a whole number from 0 to 65535.'],
    ['a fraction', { PORT: '80.5' }, 'PORT is "80.5", which is not a whole number; set a whole number from 0 to 65535.'],
    ['too much', { PORT: '70000' }, 'PORT is 70000, which is more than 65535; set a whole number from 0 to 65535.'],
    [
      'a limit out of its bounds',
      { TOKENIM_BODY_BYTES_MAX: '10' },
      'TOKENIM_BODY_BYTES_MAX is 10, which is less than 256; set a whole number from 256 to 65535 (bytes of UTF-8).',
    ],
    [
      'a host with a port',
      { HOST: 'localhost:4000' },
      'HOST is "localhost:4000", which is neither an IP address nor a host name; set an address alone, like 0.0.0.0 or ::, and the port in PORT.',
    ],
    ['no flag', { TOKENIM_METRICS: 'maybe' }, 'TOKENIM_METRICS is "maybe", which is neither true nor false; set true or false.'],
    [
      'an unknown level',
      { TOKENIM_LOG_LEVEL: 'loud' },
      'TOKENIM_LOG_LEVEL is "loud", which it does not know; set one of trace, debug, info, warn, error, fatal, silent.',
    ],
    [
      'an unknown role',
      { TOKENIM_ROLES: 'api,chef' },
      'TOKENIM_ROLES names "chef", which it does not know; set one or more of api, gateway, worker, with commas between them.',
    ],
    [
      'no role at all',
      { TOKENIM_ROLES: ',' },
      'TOKENIM_ROLES names nothing; set one or more of api, gateway, worker, with commas between them.',
    ],
    [
      'an origin with a path',
      { TOKENIM_CORS_ORIGINS: 'https://app.example.com/' },
      'TOKENIM_CORS_ORIGINS names "https://app.example.com/", which is no origin; list origins as a browser sends them, like https://app.example.com, with commas between them, or set *.',
    ],
    [
      'a count of proxies',
      { TOKENIM_TRUST_PROXY: '1' },
      'TOKENIM_TRUST_PROXY names "1", which is no address; set false, true, or the addresses of the proxies, like 10.0.0.7, 10.0.0.0/8 or loopback, linklocal, uniquelocal.',
    ],
    [
      'a range that is too long',
      { TOKENIM_TRUST_PROXY: '10.0.0.0/33' },
      'TOKENIM_TRUST_PROXY names "10.0.0.0/33", which is no address; set false, true, or the addresses of the proxies, like 10.0.0.7, 10.0.0.0/8 or loopback, linklocal, uniquelocal.',
    ],
    ...sentencesOf(
      'TOKENIM_MYSQL_URL',
      'write it as mysql://user:password@host:3306/database, with %-codes for special characters in the password',
      [
        ['db.example.com', 'is not a URL'],
        ['postgres://im:topsecret@db/chat', 'begins with "postgres:"'],
        ['mysql://im:topsecret@db:3306', 'names no database'],
        ['mysql://im:topsecret@db:3306/a/b', 'names no database'],
        ['mysql://db/chat', 'names no user'],
        ['mysql://im:top/secret@db/chat', 'is not a URL'],
      ],
    ),
    ...sentencesOf('TOKENIM_MYSQL_URL', 'leave out what follows it', [
      ['mysql://im:topsecret@db/chat?ssl=true', 'goes on after the name of the database'],
    ]),
    ...sentencesOf('TOKENIM_MYSQL_URL', 'write % itself as %25', [['mysql://im:top%secret@db/chat', 'has a % that begins no code']]),
    ...sentencesOf('TOKENIM_MYSQL_URL', 'give the host a name', [
      ['mysql://im:topsecret@[::1]/chat', 'holds an IPv6 address, which the driver does not read'],
    ]),
    ...sentencesOf('TOKENIM_REDIS_URL', 'write it as redis://user:password@host:6379/0, or rediss:// for TLS', [
      ['cache', 'is not a URL'],
      ['http://:topsecret@cache', 'begins with "http:"'],
      ['redis://', 'names no host'],
      ['redis://:topsecret@cache/main', 'names a database that is not a number'],
    ]),
    ...sentencesOf('TOKENIM_REDIS_URL', 'leave out what follows it', [
      ['redis://:topsecret@cache/0?db=1', 'goes on after the number of the database'],
    ]),
    [
      'a prefix with a space',
      { TOKENIM_REDIS_PREFIX: 'a b' },
      'TOKENIM_REDIS_PREFIX is "a b", which does not fit; set up to 64 letters, digits and _ : . { } -.',
    ],
    [
      'a short secret',
      { TOKENIM_JWT_SECRET: 'topsecret' },
      'TOKENIM_JWT_SECRET is 9 bytes long, which is less than 32; set one made by "openssl rand -base64 48".',
    ],
    [
      'a secret with a line break',
      { TOKENIM_JWT_SECRET: `${secret}\n` },
      'TOKENIM_JWT_SECRET begins or ends with white space; remove that, a line break at the end included.',
    ],
    [
      'no secret beside MySQL',
      { TOKENIM_MYSQL_URL: mysql.TOKENIM_MYSQL_URL },
      'TOKENIM_JWT_SECRET is not set, and with TOKENIM_MYSQL_URL all nodes need the same one; set one made by "openssl rand -base64 48".',
    ],
    [
      'one secret for both sides',
      { TOKENIM_JWT_SECRET: secret, TOKENIM_HOST_JWT_SECRET: secret, TOKENIM_HOST_ISSUER: 'i', TOKENIM_HOST_AUDIENCE: 'a' },
      'TOKENIM_HOST_JWT_SECRET is the same as TOKENIM_JWT_SECRET, so each side could sign tokens of the other; set two different ones.',
    ],
    [
      'keys over an open line',
      { TOKENIM_HOST_JWKS_URL: 'http://login.example.com/keys' },
      'TOKENIM_HOST_JWKS_URL begins with "http:"; set the https:// address of the key set, like https://login.example.com/.well-known/jwks.json.',
    ],
    [
      'two kinds of key',
      {
        TOKENIM_HOST_JWKS_URL: 'https://login.example.com/keys',
        TOKENIM_HOST_JWT_SECRET: secret,
        TOKENIM_HOST_ISSUER: 'i',
        TOKENIM_HOST_AUDIENCE: 'a',
      },
      'TOKENIM_HOST_JWKS_URL is set together with TOKENIM_HOST_JWT_SECRET, and tokens have one kind of key; unset one of them.',
    ],
    [
      'no audience',
      { TOKENIM_HOST_JWT_SECRET: secret, TOKENIM_HOST_ISSUER: 'i' },
      'TOKENIM_HOST_AUDIENCE is not set, so tokens that your app made for others would pass here; set it to the aud claim of those made for TokenIM.',
    ],
    [
      'an issuer without a key',
      { TOKENIM_HOST_ISSUER: 'i' },
      'TOKENIM_HOST_ISSUER is set and there is no key to check tokens with; set TOKENIM_HOST_JWT_SECRET or TOKENIM_HOST_JWKS_URL, or unset it.',
    ],
    [
      'several processes on SQLite',
      { TOKENIM_PROCESSES: '4' },
      'TOKENIM_PROCESSES is 4, and several processes share MySQL and Redis; set TOKENIM_MYSQL_URL and TOKENIM_REDIS_URL, or TOKENIM_PROCESSES=1.',
    ],
    [
      'several processes without Redis',
      { ...mysql, TOKENIM_PROCESSES: '4' },
      'TOKENIM_PROCESSES is 4, and several processes share MySQL and Redis; set TOKENIM_REDIS_URL, or TOKENIM_PROCESSES=1.',
    ],
    [
      'one name for several processes',
      { ...mysql, ...redis, TOKENIM_PROCESSES: '4', TOKENIM_NODE_ID: 'node-1' },
      'TOKENIM_NODE_ID names one process and TOKENIM_PROCESSES starts 4; unset it, and each makes its own.',
    ],
    ['no process', { TOKENIM_PROCESSES: '0' }, 'TOKENIM_PROCESSES is 0, which is less than 1; set a whole number from 1 to 256 (or auto).'],
  ];

  test.each(cases)('%s', (_title, env, sentence) => {
    expect(refusalOf(env)).toBe(sentence);
  });

  test('several problems come together, one a line', () => {
    const lines = refusalOf({ PORT: 'x', TOKENIM_METRICS: 'x', TOKENIM_SEND_BATCH_MAX: '0', TOKENIM_JWT_SECERT: secret }).split('\n');
    expect(lines.map((line) => line.match(/PORT|TOKENIM_\w+/)?.[0])).toEqual([
      'TOKENIM_JWT_SECERT',
      'PORT',
      'TOKENIM_METRICS',
      'TOKENIM_SEND_BATCH_MAX',
    ]);
  });

  test('no sentence shows a secret, a password or a wall of text', () => {
    const env = {
      TOKENIM_JWT_SECRET: 'topsecret',
      TOKENIM_HOST_JWT_SECRET: 'topsecret',
      TOKENIM_MYSQL_URL: 'mysql://im:topsecret@db',
      TOKENIM_REDIS_URL: 'http://im:topsecret@db',
      TOKENIM_LOG_LEVEL: 'x'.repeat(5_000),
    };
    expect(refusalOf(env)).not.toContain('topsecret');
    expect(refusalOf(env).length).toBeLessThan(1_000);
  });
});

describe('a name that TokenIM does not know', () => {
  test.each([
    ['TOKENIM_JWT_SECERT', 'There is no setting TOKENIM_JWT_SECERT; did you mean TOKENIM_JWT_SECRET?'],
    ['tokenim_data_dir', 'There is no setting tokenim_data_dir; did you mean TOKENIM_DATA_DIR?'],
    ['TOKENIM_PORT', 'There is no setting TOKENIM_PORT; did you mean PORT?'],
    ['TOKENIM_ACCESS_TOKEN', 'There is no setting TOKENIM_ACCESS_TOKEN; did you mean TOKENIM_ACCESS_TOKEN_SECONDS?'],
    ['TOKENIM_COLOUR', 'There is no setting TOKENIM_COLOUR; see --help for what there is, or unset it.'],
  ])('%s is refused', (name, sentence) => {
    expect(refusalOf({ [name]: 'x' })).toBe(sentence);
  });

  test('passes where it belongs to the tests or to a Kubernetes service called tokenim', () => {
    const env = {
      TOKENIM_TEST_MYSQL_URL: 'x',
      TOKENIM_PORT: 'tcp://10.0.0.1:4000',
      TOKENIM_SERVICE_HOST: '10.0.0.1',
      TOKENIM_SERVICE_PORT_HTTP: '4000',
      TOKENIM_PORT_4000_TCP_ADDR: '10.0.0.1',
      TOKENIM_MYSQL_PORT_3306_TCP: 'tcp://10.0.0.2:3306',
    };
    expect(loadConfig(env, [])).toEqual(loadConfig({}, []));
  });
});

describe('arguments', () => {
  test('say what to do', () => {
    expect(readCommandLine([])).toEqual({ command: 'serve', demo: false });
    expect(readCommandLine(['--demo'])).toEqual({ command: 'serve', demo: true });
    expect(readCommandLine(['migrate'])).toEqual({ command: 'migrate', demo: false });
    expect(readCommandLine(['--demo', '--help'])).toMatchObject({ command: 'help' });
    expect(readCommandLine(['--version'])).toMatchObject({ command: 'version' });
    expect(loadConfig({}, ['--demo'])).toMatchObject({ command: 'serve', demo: true });
  });

  test('that it does not know are refused', () => {
    expect(() => readCommandLine(['migrat'])).toThrow(new StartError('There is no argument "migrat"; did you mean migrate?'));
    expect(() => readCommandLine(['--port=1'])).toThrow(new StartError('There is no argument "--port=1"; see --help for what there is.'));
    expect(() => readCommandLine(['migrate', '--demo'])).toThrow(StartError);
  });

  test('migrate needs no secret', () => {
    expect(loadConfig({ TOKENIM_MYSQL_URL: mysql.TOKENIM_MYSQL_URL }, ['migrate'])).toMatchObject({ command: 'migrate' });
  });
});

describe('the table of settings', () => {
  test('has every setting that is read', () => {
    expect(settings.map(({ name }) => name)).toEqual(Object.keys({ ...serverSettings.shape, ...limitSettings.shape }));
  });

  test('states defaults that the program takes', () => {
    const stated = settings.filter(({ values }) => /^\d+ to \d+$/.test(values) || values === 'true or false');
    const env = Object.fromEntries(stated.map(({ name, default: value }) => [name, value.split(';')[0]]));
    expect(loadConfig(env, [])).toEqual(loadConfig({}, []));
  });

  test('is what help prints, with descriptions at most 100 columns wide', () => {
    for (const { name } of settings) expect(helpText()).toContain(`  ${name} (default: `);
    const wide = helpText()
      .split('\n')
      .filter((line) => line.length > 100 && line.startsWith('      '));
    expect(wide).toEqual([]);
  });
});

function refusalOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env, []);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('It was accepted.');
}

function sentencesOf(name: string, fix: string, rows: [value: string, problem: string][]): [string, NodeJS.ProcessEnv, string][] {
  return rows.map(([value, problem]) => [`${name} ${value}`, { TOKENIM_JWT_SECRET: secret, [name]: value }, `${name} ${problem}; ${fix}.`]);
}

function thawedParts(config: Config): string[] {
  const parts: [string, unknown][] = [['config', config]];
  for (const [path, value] of parts) {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) parts.push([`${path}.${key}`, inner]);
  }
  return parts.filter(([, value]) => !Object.isFrozen(value)).map(([path]) => path);
}

function tlsOf(text: string) {
  return loadConfig({ ...mysql, TOKENIM_MYSQL_TLS: text }, []).database.tls;
}
