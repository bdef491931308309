import { explorerWelcome, explorerWelcomeVariables } from './explorer-welcome.ts';

/**
 * Runs in the browser: connects GraphiQL to this server.
 *
 * GraphiQL's own page ignores the headers editor for sockets, so the operations are carried here: the headers go into
 * each HTTP request, and into connection_init of a socket that lives as long as the headers stay the same.
 * A lost socket is not reopened: here one wants to see the close code, and a bare subscription would lose events unseen.
 */
export const explorerScript = String.raw`
import { createClient } from './graphql-ws.js';

const root = document.querySelector('#root');
const endpoint = new URL(root.dataset.endpoint, location.href);
const socketUrl = new URL(endpoint);
socketUrl.protocol = endpoint.protocol === 'https:' ? 'wss:' : 'ws:';

const workers = { editorWorkerService: 'editor.worker.js', json: 'json.worker.js', graphql: 'graphql.worker.js' };
globalThis.MonacoEnvironment = {
  getWorkerUrl: (_module, label) => new URL(workers[label] ?? workers.editorWorkerService, import.meta.url).href,
};

const logo = new URL('logo.svg', import.meta.url).href;

YogaGraphiQL.renderYogaGraphiQL(root, {
  title: escapeHtml(root.dataset.title),
  logo: '<img alt="" width="28" height="28" src="' + escapeHtml(logo) + '">',
  fetcher,
  defaultTabs: [${JSON.stringify({
    query: explorerWelcome,
    variables: explorerWelcomeVariables,
    headers: '{\n  "authorization": "Bearer "\n}',
  })}],
  headers: '{\n  "authorization": "Bearer "\n}',
  defaultEditorToolsVisibility: 'headers',
  // Tokens stay out of the browser's storage unless its user turns that on in the settings dialog.
  shouldPersistHeaders: undefined,
  showPersistHeadersSettings: true,
  // GraphiQL would write each edit into the page's address, passwords included.
  onEditQuery: () => undefined,
});

function fetcher(operation, options = {}) {
  const headers = withoutEmpty(options.headers ?? {});
  const kind = kindOf(options.documentAST, operation.operationName);
  return kind === 'subscription' ? subscribe(operation, headers) : post(operation, headers);
}

async function post(operation, headers) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      ...headers,
      'content-type': 'application/json',
    },
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The server answered HTTP ' + response.status + ' without JSON: ' + text.slice(0, 500));
  }
}

let socket;

function clientFor(headers) {
  const key = JSON.stringify(headers);
  if (socket?.key !== key) {
    void socket?.client.dispose();
    socket = { key, client: createClient({ url: socketUrl.href, connectionParams: headers, retryAttempts: 0 }) };
  }
  return socket.client;
}

function subscribe(operation, headers) {
  const events = clientFor(headers).iterate(operation);
  // Not a generator: a generator that waits for an event could not be stopped before it comes.
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => events.next().catch(explain),
    return: () => events.return(),
    throw: (error) => events.throw(error),
  };
}

function explain(problem) {
  if (problem instanceof Error) throw problem;
  if (Array.isArray(problem)) return { done: false, value: { errors: problem } };
  const { code, reason } = problem;
  return { done: false, value: { errors: [{ message: 'The server closed the socket.', extensions: { code, reason } }] } };
}

function kindOf(document, operationName) {
  const operations = document?.definitions.filter(({ kind }) => kind === 'OperationDefinition') ?? [];
  return (operations.find(({ name }) => name?.value === operationName) ?? operations[0])?.operation;
}

/** The template's "Bearer " without a token means: not signed in. */
function withoutEmpty(headers) {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '' && value.toLowerCase() !== 'bearer'));
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => '&#' + character.charCodeAt(0) + ';');
}
`;

export const explorerStyle = `
html, body, #root { height: 100%; margin: 0; }
#root { font-family: system-ui, sans-serif; }
.graphiql-logo { white-space: nowrap; }
`;

export const explorerLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#2563eb" d="M6 4h20a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H15l-7 6v-6H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z"/>
  <circle cx="10" cy="14" r="2" fill="#fff"/><circle cx="16" cy="14" r="2" fill="#fff"/><circle cx="22" cy="14" r="2" fill="#fff"/>
</svg>
`;
