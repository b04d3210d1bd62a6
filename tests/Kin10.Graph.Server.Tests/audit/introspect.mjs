// Reads a server's schema as every client does, and prints it beside the schema of a file. Input: { url, file }.
import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema } from 'graphql';

const { url, file } = JSON.parse(readFileSync(0, 'utf8'));
const options = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
  body: JSON.stringify({ query: getIntrospectionQuery(options) }),
});
const { data, errors } = await response.json();
if (errors) {
  throw new Error(JSON.stringify(errors));
}

process.stdout.write(JSON.stringify({ server: printSchema(buildClientSchema(data)), file: printSchema(buildSchema(readFileSync(file, 'utf8'))) }));
