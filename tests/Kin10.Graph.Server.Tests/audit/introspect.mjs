// Reads a server's schema as every client does, and prints it beside the schema of a file.
import { readFile } from 'node:fs/promises';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';

const [, , url, file] = process.argv;
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

const print = (schema) => printSchema(lexicographicSortSchema(schema));
process.stdout.write(JSON.stringify({ server: print(buildClientSchema(data)), file: print(buildSchema(await readFile(file, 'utf8'))) }));
