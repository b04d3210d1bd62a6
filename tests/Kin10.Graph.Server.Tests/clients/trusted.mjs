// Asks by the identifiers of documents, as sites do whose build knows them. Input: { url } of a server that
// trusts the first document; output: what each scenario saw, and what it sent.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { print } from 'graphql';

const { url } = JSON.parse(readFileSync(0, 'utf8'));
const trusted = gql`query Trusted($id: ID!) {
  rootCause(id: $id) {
    id
  }
}`;
const other = gql`query Other { rootCauses { totalCount } }`;
const variables = { id: 'RootCause:none' };

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** A fetch that remembers what was sent, in short. */
function recorder() {
  const sent = [];
  const send = async (address, init) => {
    const response = await fetch(address, init);
    const text = init.body ?? decodeURIComponent(new URL(address).search);
    sent.push(`${init.method} ${/query (Trusted|Other)/.test(text) ? 'document' : 'identifier'} ${response.status}`);
    return response;
  };
  return { sent, send };
}

/** Sends the appendix's parameter in place of the document. */
function withDocumentId(send) {
  return (address, init) => {
    const { query, ...rest } = JSON.parse(init.body);
    return send(address, { ...init, body: JSON.stringify({ documentId: `sha256:${sha256(query)}`, ...rest }) });
  };
}

async function ask(link, query) {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  try {
    const { data } = await client.query({ query, variables: query === trusted ? variables : {} });
    return data;
  } catch (error) {
    return error.errors?.[0].extensions.code ?? error.message;
  }
}

const scenarios = {
  async hashes() {
    const { sent, send } = recorder();
    const link = (useGETForHashedQueries) =>
      new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(new HttpLink({ uri: url, fetch: send }));
    return { results: [await ask(link(false), trusted), await ask(link(true), trusted), await ask(link(false), other)], sent };
  },

  async documentIds() {
    const { sent, send } = recorder();
    const link = new HttpLink({ uri: url, print, fetch: withDocumentId(send) });
    return { results: [await ask(link, trusted), await ask(link, other)], sent };
  },

  async documents() {
    const { sent, send } = recorder();
    const link = new HttpLink({ uri: url, fetch: send });
    return { results: [await ask(link, trusted), await ask(link, other)], sent };
  },
};

const output = {};
for (const [name, run] of Object.entries(scenarios)) {
  output[name] = await run();
}

process.stdout.write(JSON.stringify(output));
process.exit(0);
