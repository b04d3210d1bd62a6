// Asks a server through the clients that most applications use. Input: { url }; output: what each scenario saw, and what it sent.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { GraphQLClient } from 'graphql-request';

const { url } = JSON.parse(readFileSync(0, 'utf8'));
const mostPages = 10;
const count = '{ rootCauses { totalCount } }';
const page = `query Page($after: String) {
  rootCauses(first: 10, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor node { id } } }
}`;
const wrong = '{ rootCauses { nothing } }';

/** A fetch that remembers what was sent, in short. */
function recorder() {
  const sent = [];
  const send = async (address, init) => {
    const response = await fetch(address, init);
    const text = init.body ?? [...new URL(address).searchParams.values()].join(' ');
    const what = `${text.startsWith('[') ? 'array of ' : ''}${text.includes('rootCauses') ? 'document' : 'hash'}`;
    sent.push(`${init.method} ${what} ${response.status}`);
    return response;
  };
  return { sent, send };
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

function apollo(link, typePolicies) {
  return new ApolloClient({ link, cache: new InMemoryCache({ typePolicies }), defaultOptions: { query: { fetchPolicy: 'network-only' } } });
}

const scenarios = {
  async apolloPersisted() {
    const results = [];
    const { sent, send } = recorder();
    for (const useGETForHashedQueries of [false, true]) {
      const link = new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(new HttpLink({ uri: url, fetch: send }));
      const client = apollo(link);
      const query = gql`query Apollo${useGETForHashedQueries ? 'Get' : 'Post'} { rootCauses { totalCount } }`;
      for (let i = 0; i < 2; i++) {
        const { data } = await client.query({ query });
        results.push(data.rootCauses.totalCount);
      }
    }
    return { results, sent };
  },

  async apolloBatch() {
    const { sent, send } = recorder();
    const client = apollo(new BatchHttpLink({ uri: url, fetch: send, batchInterval: 50 }));
    const settled = await Promise.allSettled([
      client.query({ query: gql`query A ${count}` }),
      client.query({ query: gql`query B ${wrong}` }),
      client.query({ query: gql`query C { node(id: "RootCause:none") { id } }` }),
    ]);
    return {
      results: settled.map(({ value, reason }) => value?.data ?? reason.errors[0].extensions.code),
      sent,
    };
  },

  async apolloPaging() {
    const { sent, send } = recorder();
    const client = apollo(new HttpLink({ uri: url, fetch: send }), { Query: { fields: { rootCauses: relayStylePagination() } } });
    const watched = client.watchQuery({ query: gql(page) });
    const seen = new Promise((resolve) => watched.subscribe(({ data, loading }) => loading || resolve(data)));
    let { pageInfo } = (await seen).rootCauses;
    for (let pages = 1; pageInfo.hasNextPage && pages < mostPages; pages++) {
      const { data } = await watched.fetchMore({ variables: { after: pageInfo.endCursor } });
      ({ pageInfo } = data.rootCauses);
    }

    // What the cache has made of the pages.
    const { edges } = client.readQuery({ query: gql(page) }).rootCauses;
    return { results: [new Set(edges.map(({ node }) => node.id)).size, edges.length], sent };
  },

  async apolloErrors() {
    const { sent, send } = recorder();
    const client = apollo(new HttpLink({ uri: url, fetch: send }));
    const error = await client.query({ query: gql(wrong) }).catch((reason) => reason);
    return { results: [error.name, error.errors[0].extensions.code], sent };
  },

  async urqlPersisted() {
    const results = [];
    const { sent, send } = recorder();
    for (const preferGetForPersistedQueries of [false, true]) {
      const client = new Client({
        url,
        fetch: send,
        preferGetMethod: false,
        requestPolicy: 'network-only',
        exchanges: [cacheExchange, persistedExchange({ preferGetForPersistedQueries, generateHash: async (text) => sha256(text) }), fetchExchange],
      });
      for (let i = 0; i < 2; i++) {
        const { data, error } = await client.query(`query Urql${preferGetForPersistedQueries ? 'Get' : 'Post'} ${count}`, {});
        results.push(error?.message ?? data.rootCauses.totalCount);
      }
    }
    return { results, sent };
  },

  async urqlErrors() {
    const { sent, send } = recorder();
    const client = new Client({ url, fetch: send, preferGetMethod: false, exchanges: [fetchExchange] });
    const { error } = await client.query(wrong, {});
    return { results: [error.graphQLErrors[0].extensions.code, error.networkError ?? null], sent };
  },

  async graphqlRequestBatch() {
    const { sent, send } = recorder();
    const client = new GraphQLClient(url, { fetch: send });
    const results = await client.batchRequests([{ document: `query A ${count}` }, { document: `query B ${count}` }]);
    return { results: results.map(({ data }) => data.rootCauses.totalCount), sent };
  },

  async graphqlRequestErrors() {
    const { sent, send } = recorder();
    const client = new GraphQLClient(url, { fetch: send });
    const error = await client.request(wrong).catch((reason) => reason);
    return { results: [error.response.errors[0].extensions.code], sent };
  },
};

const output = {};
for (const [name, run] of Object.entries(scenarios)) {
  output[name] = await run();
}

process.stdout.write(JSON.stringify(output));
process.exit(0);
