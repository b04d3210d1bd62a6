// Asks for deferred fragments through Apollo Client, versions 3 and 4. Input: { url }; output: for each client, what it was given in order.
import { readFileSync } from 'node:fs';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import apollo3 from 'apollo-client-3/core/core.cjs';

const { url } = JSON.parse(readFileSync(0, 'utf8'));
const query = gql`{
  rootCauses(first: 1) { nodes { id } ... @defer(label: "total") { totalCount } }
  ... @defer(label: "rest") { graph { name } rootCauses(first: 1) { aggregate { count } } }
}`;
const mistaken = gql`{ graph { name } ... @defer { rootCauses(first: 100000) { totalCount } } }`;

/** What a client has of the answer, in short. */
function describe(data) {
  const { nodes, totalCount, aggregate } = data?.rootCauses ?? {};
  return [nodes?.length, totalCount, aggregate?.count, data?.graph?.name].map((value) => value ?? '-').join(' ');
}

async function watch(client) {
  const seen = [];
  const types = [];
  client.record = (response) => types.push(response.headers.get('content-type'));
  await new Promise((resolve, reject) => {
    client.watchQuery({ query, fetchPolicy: 'network-only' }).subscribe({
      next: ({ data, error }) => {
        seen.push(error ? `error ${error.message}` : describe(data));
        if (data?.rootCauses?.totalCount) {
          resolve();
        }
      },
      error: reject,
    });
  });
  const cached = describe(client.readQuery({ query }));
  const problem = await client.query({ query: mistaken, fetchPolicy: 'network-only' }).catch((reason) => reason);
  const [{ extensions }] = problem.errors ?? problem.graphQLErrors;
  return { seen: [...new Set(seen)].filter((state) => state !== '- - - -'), cached, types: types.slice(0, 1), mistake: extensions.code };
}

function make(Client, Link, Cache, options = {}) {
  const fetcher = async (address, init) => {
    const response = await fetch(address, init);
    client.record?.(response);
    return response;
  };
  const client = new Client({ link: new Link({ uri: url, fetch: fetcher }), cache: new Cache(), ...options });
  return client;
}

const output = {
  apollo3: await watch(make(apollo3.ApolloClient, apollo3.HttpLink, apollo3.InMemoryCache)),
  apollo4Of2022: await watch(make(ApolloClient, HttpLink, InMemoryCache, { incrementalHandler: new Defer20220824Handler() })),
  apollo4: await watch(make(ApolloClient, HttpLink, InMemoryCache, { incrementalHandler: new GraphQL17Alpha9Handler() })),
};
process.stdout.write(JSON.stringify(output));
process.exit(0);
