import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: fromRoot('node_modules/.vite/web'),
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^@tokenim\/client$/, replacement: fromRoot('sdk/src/index.ts') },
      { find: /^@tokenim\/client\/indexed-db$/, replacement: fromRoot('sdk/src/indexed-db.ts') },
      { find: /^@tokenim\/client\/apollo$/, replacement: fromRoot('sdk/src/apollo/index.ts') },
    ],
  },
  build: {
    outDir: fromRoot('dist/web'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox125', 'safari17.5'],
    // As files of our own origin, which the Content-Security-Policy asks for.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What the page loads first is bounded by `npm run check:web-size`.
    chunkSizeWarningLimit: 2_000,
  },
  server: {
    // Where `npm start` listens.
    proxy: { '/graphql': { target: process.env['TOKENIM_URL'] ?? 'http://localhost:4000', ws: true } },
  },
});
