import { defineConfig } from 'vite';
import { documents } from './site/documents';
import { frame } from './site/frame';

const server = 'http://localhost:5080';

// Pages beside each other: the challenge map at /, the playground, which the server shows to a browser at /graphql, and the frame into
// which the server puts the page of a single node. All addresses are relative, so that they work behind a proxy that puts a path before
// them. All work under this content security policy:
//   default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:;
//   style-src 'self' 'unsafe-inline'
// Monaco sets styles in elements, and underlines mistakes with pictures in data addresses.
export default defineConfig({
  base: './',
  plugins: [frame, documents],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    assetsDir: 'assets',
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
      input: ['index.html', 'gaps.html', 'page.html', 'playground.html'],
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
