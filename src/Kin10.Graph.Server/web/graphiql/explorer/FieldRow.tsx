import { type FieldNode, type GraphQLField, type GraphQLSchema, getNamedType, isCompositeType } from 'graphql';
import { ArgumentRow } from './ArgumentRow';
import { Fields } from './Fields';
import { startArgument, startField } from './starters';
import { TreeRow } from './TreeRow';

interface FieldRowProps {
  schema: GraphQLSchema;
  field: GraphQLField<unknown, unknown>;
  /** The field in the query; undefined while it is not selected. */
  node: FieldNode | undefined;
  onChange(node: FieldNode | undefined): void;
}

/** A field with its arguments and its own fields. To choose below a field that is not selected selects it. */
export function FieldRow({ schema, field, node, onChange }: FieldRowProps) {
  const type = getNamedType(field.type);
  const below = isCompositeType(type) ? type : undefined;
  const hasBelow = below !== undefined || field.args.length > 0;

  return (
    <TreeRow
      name={field.name} type={String(field.type)} description={field.description} isChosen={node !== undefined}
      onToggle={() => onChange(node ? undefined : startField(field))}
    >
      {hasBelow ? () => (
        <>
          {field.args.length > 0 && (
            <ul className="tree arguments" aria-label={`Arguments of ${field.name}`}>
              {field.args.map(argument => {
                const present = node?.arguments?.find(({ name }) => name.value === argument.name);
                return (
                  <ArgumentRow
                    key={argument.name} argument={argument} value={present?.value}
                    onChange={value => {
                      const whole = node ?? startField(field);
                      const others = (whole.arguments ?? []).filter(({ name }) => name.value !== argument.name);
                      onChange({
                        ...whole,
                        arguments: value ? [...others, { ...startArgument(argument.name, argument.type), value }] : others,
                      });
                    }}
                  />
                );
              })}
            </ul>
          )}
          {below && (
            <Fields
              schema={schema} type={below} selectionSet={node?.selectionSet}
              onChange={selectionSet => onChange({
                ...(node ?? startField(field)),
                selectionSet,
              })}
            />
          )}
        </>
      ) : undefined}
    </TreeRow>
  );
}
