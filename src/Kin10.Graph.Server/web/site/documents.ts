import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Makes a module of each .graphql file: the id by which the server knows the document, and in development its text, since a
 * running server does not know what was edited since it started.
 */
export const documents: Plugin = {
  name: 'site-documents',
  enforce: 'pre',
  transform(text, path) {
    if (!path.endsWith('.graphql')) {
      return null;
    }
    const id = createHash('sha256').update(text).digest('hex');
    const document = this.environment.mode === 'dev' ? { id, text } : { id };
    return { code: `export default ${JSON.stringify(document)};`, map: null };
  },
};
