import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

// Within the page: one request less.
const mark = readFileSync(join(import.meta.dirname, '../public/favicon.svg'), 'utf8')
  .replace('<svg ', '<svg aria-hidden="true" width="28" height="28" ');

const links = [
  ['./', 'Challenge map'],
  ['./gaps', 'Gap explorer'],
  ['./graphql', 'Playground'],
] as const;

const header = (current: string) => `<a class="skip" href="#content">Skip to the content</a>
    <header class="site-header">
      <a class="site-name" href="./">${mark}Kin10.Graph</a>
      <nav aria-label="Site">
        ${links.map(([href, text]) => `<a href="${href}"${href === current ? ' aria-current="page"' : ''}>${text}</a>`).join('\n        ')}
      </nav>
    </header>`;

const lists = [
  ['grand-challenges', 'Grand challenges'],
  ['root-causes', 'Root causes'],
  ['partners', 'Partners'],
  ['practices', 'Practices'],
  ['initiatives', 'Initiatives'],
  ['funders', 'Funders'],
] as const;

const footer = `<footer class="site-footer">
      <nav aria-label="All pages">
        ${lists.map(([folder, text]) => `<a href="./${folder}">${text}</a>`).join('\n        ')}
      </nav>
      <p>
        The facts come from public sources, which are named with each of them. A link that is our own judgement says so:
        <em>judged</em>. Of the 104 root causes on the network's map most were not to be had; those that are known are here.
      </p>
      <p>
        Everything on these pages can be asked for in the <a href="./graphql">playground</a>;
        <a href="./schema.graphql">the schema</a> says what each field means. This site sets no cookies and loads nothing from elsewhere.
      </p>
    </footer>`;

/** Puts the header and the footer into each page: <!--header ./gaps--> names the page's own link. */
export const frame: Plugin = {
  name: 'site-frame',
  transformIndexHtml: {
    order: 'pre',
    handler: html => html
      .replace(/<!--header(?: (\S+))?-->/, (_, current = '') => header(current))
      .replace('<!--footer-->', footer),
  },
};
