declare module '*.graphql' {
  /** A document that the server trusts; its text only in development. */
  const document: { readonly id: string; readonly text?: string };
  export default document;
}
