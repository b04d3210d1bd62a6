// Follows live queries through the clients that most applications use, while the graph changes. Input: { url }; output: what each
// scenario was told.
import { readFileSync } from 'node:fs';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';

// Node.js 20 has none of its own, and Apollo Client's link asks for the global one.
globalThis.WebSocket ??= WebSocket;

// urql leaves the end of a stream that it gave up itself unhandled.
process.on('unhandledRejection', (reason) => {
  if (reason?.name !== 'AbortError') {
    throw reason;
  }
});

const { url } = JSON.parse(readFileSync(0, 'utf8'));
const enough = 3;
const live = 'subscription Live { partner(id: "Partner:edc") { name } }';
const question = '{ partner(id: "Partner:edc") { id } }';
const wrong = 'subscription { partner(id: "Partner:edc") { nothing } }';

function sockets() {
  return createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
}

/** The first answers of a client that takes an operation and a sink, as graphql-ws and graphql-sse do. */
async function follow(client) {
  const answers = [];
  for await (const { data } of client.iterate({ query: live })) {
    answers.push(data.partner.name);
    if (answers.length === enough) {
      break;
    }
  }
  return answers;
}

/** The first result of an operation, or what went wrong. */
async function first(client, query) {
  try {
    for await (const result of client.iterate({ query })) {
      return result.errors?.[0].extensions.code ?? result.data.partner.id;
    }
    return 'complete';
  } catch (error) {
    return error[0].extensions.code;
  }
}

/** The first answers of an observable. */
function take(source, read) {
  return new Promise((resolve, reject) => {
    const answers = [];
    const subscription = source.subscribe({
      next(result) {
        answers.push(read(result));
        if (answers.length === enough) {
          subscription.unsubscribe();
          resolve(answers);
        }
      },
      error: reject,
    });
  });
}

const scenarios = {
  async graphqlWs() {
    const client = sockets();
    const result = { answers: await follow(client), query: await first(client, question), mistake: await first(client, wrong) };
    await client.dispose();
    return result;
  },

  async graphqlSse() {
    const client = createSseClient({ url, retryAttempts: 0 });
    const result = { answers: await follow(client), query: await first(client, question), mistake: await first(client, wrong) };
    client.dispose();
    return result;
  },

  async apollo() {
    const socket = sockets();
    const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
    const answers = await take(client.subscribe({ query: gql(live) }), ({ data }) => data.partner.name);
    const { data } = await client.query({ query: gql(question) });
    const { error } = await new Promise((resolve) => client.subscribe({ query: gql(wrong) }).subscribe({ next: resolve }));
    await socket.dispose();
    return { answers, query: data.partner.id, mistake: error.errors[0].extensions.code };
  },

  async urqlOverSockets() {
    const socket = sockets();
    const forwardSubscription = ({ query, variables }) => ({
      subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
    });
    const result = await urql([subscriptionExchange({ forwardSubscription, enableAllOperations: true })]);
    await socket.dispose();
    return result;
  },

  urqlOverEvents: () => urql([fetchExchange]),
};

async function urql(exchanges) {
  const client = new Client({ url, exchanges, fetchSubscriptions: true, preferGetMethod: false });
  const observe = (query) => ({ subscribe: (sink) => client.subscription(query, {}).subscribe((result) => sink.next(result)) });
  const answers = await take(observe(live), ({ data }) => data.partner.name);
  const { data } = await client.query(question, {});
  const { error } = await new Promise((resolve) => observe(wrong).subscribe({ next: resolve }));
  return { answers, query: data.partner.id, mistake: error.graphQLErrors[0].extensions.code };
}

const output = {};
for (const [name, run] of Object.entries(scenarios)) {
  output[name] = await run();
}

process.stdout.write(JSON.stringify(output));
process.exit(0);
