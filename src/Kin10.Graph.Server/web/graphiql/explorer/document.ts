import { type DocumentNode, Kind, OperationTypeNode, type OperationDefinitionNode, parse, print, type SelectionSetNode } from 'graphql';

/** What is in the editor, for the explorer. */
export interface Edited {
  /** The operation that is edited, the first; undefined where there is none yet. */
  operation?: OperationDefinitionNode;
  /** The text with another selection in that operation. What stands above the first definition stays. */
  withSelection(selectionSet: SelectionSetNode): string;
}

/** Reads the text of the editor; undefined where it cannot be read. */
export function readEdited(text: string): Edited | undefined {
  const document = parseText(text);
  if (!document) {
    return undefined;
  }
  const operation = document.definitions.find(definition => definition.kind === Kind.OPERATION_DEFINITION);
  const head = document.definitions.length > 0 ? text.slice(0, document.definitions[0]!.loc!.start) : text && `${text.trimEnd()}\n`;
  return {
    operation,
    withSelection(selectionSet) {
      if (selectionSet.selections.length === 0) {
        // An operation without fields cannot be written.
        const others = document.definitions.filter(definition => definition !== operation);
        return `${head}${others.map(print).join('\n\n')}`;
      }
      const changed = { ...(operation ?? emptyOperation), selectionSet };
      const definitions = operation
        ? document.definitions.map(definition => (definition === operation ? changed : definition))
        : [...document.definitions, changed];
      return `${head}${print({ kind: Kind.DOCUMENT, definitions })}\n`;
    },
  };
}

const emptyOperation: OperationDefinitionNode = {
  kind: Kind.OPERATION_DEFINITION,
  operation: OperationTypeNode.QUERY,
  name: { kind: Kind.NAME, value: 'Built' },
  selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
};

function parseText(text: string): DocumentNode | undefined {
  // A document without definitions is no document, but a good place to begin.
  if (text.split('\n').every(line => /^\s*(#|$)/.test(line))) {
    return { kind: Kind.DOCUMENT, definitions: [] };
  }
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
