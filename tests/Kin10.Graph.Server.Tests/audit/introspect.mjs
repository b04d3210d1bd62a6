// Reads a server's schema as every client does, and prints it beside the schema of a file. Input: { url, file, isByName }; by name are
// the types alone, in the order of their names, without scalars and directives.
import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, isScalarType, printSchema, printType } from 'graphql';

const { url, file, isByName } = JSON.parse(readFileSync(0, 'utf8'));
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

const print = isByName ? printByName : printSchema;
process.stdout.write(JSON.stringify({ server: print(buildClientSchema(data)), file: print(buildSchema(readFileSync(file, 'utf8'))) }));

function printByName(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isScalarType(type));
  return types.sort((a, b) => (a.name < b.name ? -1 : 1)).map(printType).join('\n\n');
}
