import { defineConfig } from 'vite';

const server = 'http://localhost:5080';

// Two pages beside each other: the landing page at / and the playground, which the server shows to a browser at /graphql. All
// addresses are relative, so that they work behind a proxy that puts a path before them. Both work under this content security policy:
//   default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:;
//   style-src 'self' 'unsafe-inline'
// Monaco sets styles in elements, and underlines mistakes with pictures in data addresses.
export default defineConfig({
  base: './',
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    assetsDir: 'graphiql/assets',
    // What all browsers of the last two years have.
    target: 'es2022',
    // The polyfill would be one more script; every browser that runs the rest has the feature.
    modulePreload: { polyfill: false },
    // A worker or picture inlined as a data address would need holes in the content security policy.
    assetsInlineLimit: 0,
    // Monaco is one large piece by nature.
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    license: { fileName: 'graphiql/licenses.md' },
    rolldownOptions: {
      input: ['index.html', 'playground.html'],
      onLog(level, log, handler) {
        // Libraries say "use client" for server-side rendering, which is not done here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') {
          handler(level, log);
        }
      },
    },
  },
  worker: { format: 'es' },
  // For work on these pages alone: npm run dev, beside a running server.
  server: {
    proxy: { '/graphql': server, '/schema.graphql': server, '/health': server },
  },
});
