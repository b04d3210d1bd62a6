import {
  type GraphQLArgument, type GraphQLInputField, getNullableType, type GraphQLInputObjectType, type GraphQLInputType,
  isInputObjectType, isListType, Kind, type ObjectFieldNode, type ObjectValueNode, type ValueNode,
} from 'graphql';
import { startValue } from './starters';
import { TreeRow } from './TreeRow';
import { ValueInput } from './ValueInput';

interface ArgumentRowProps {
  argument: GraphQLArgument | GraphQLInputField;
  /** Its value in the query; undefined while it is not given. */
  value: ValueNode | undefined;
  onChange(value: ValueNode | undefined): void;
}

/** An argument, or a field of an input object: a box to tick with its value, or with its own fields. Of a list, the first item. */
export function ArgumentRow({ argument, value, onChange }: ArgumentRowProps) {
  const object = inputObjectOf(argument.type);
  const isObjectValue = !value || value.kind === Kind.OBJECT || value.kind === Kind.LIST;

  return (
    <TreeRow
      name={argument.name} type={String(argument.type)} description={argument.description} isChosen={value !== undefined}
      onToggle={() => onChange(value ? undefined : startValue(argument.type))}
      value={value && (!object || !isObjectValue)
        ? <ValueInput name={argument.name} type={argument.type} value={value} onChange={onChange} />
        : undefined}
    >
      {object && isObjectValue ? () => (
        <ul className="tree arguments">
          {Object.values(object.getFields()).map(field => {
            const fields = firstObject(value)?.fields ?? [];
            return (
              <ArgumentRow
                key={field.name} argument={field} value={fields.find(({ name }) => name.value === field.name)?.value}
                onChange={next => onChange(withFields(argument.type, value, withField(object, fields, field.name, next)))}
              />
            );
          })}
        </ul>
      ) : undefined}
    </TreeRow>
  );
}

function inputObjectOf(input: GraphQLInputType): GraphQLInputObjectType | undefined {
  const type = getNullableType(input);
  return isListType(type) ? inputObjectOf(type.ofType) : isInputObjectType(type) ? type : undefined;
}

function firstObject(value: ValueNode | undefined): ObjectValueNode | undefined {
  return value?.kind === Kind.LIST ? firstObject(value.values[0]) : value?.kind === Kind.OBJECT ? value : undefined;
}

// An object with @oneOf has one field: another one takes its place.
function withField(
  type: GraphQLInputObjectType, fields: readonly ObjectFieldNode[], name: string, value: ValueNode | undefined,
): ObjectFieldNode[] {
  const others = type.isOneOf ? [] : fields.filter(field => field.name.value !== name);
  return value ? [...others, { kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value }] : others;
}

function withFields(input: GraphQLInputType, value: ValueNode | undefined, fields: ObjectFieldNode[]): ValueNode {
  const type = getNullableType(input);
  if (!isListType(type)) {
    return { kind: Kind.OBJECT, fields };
  }
  const values = value?.kind === Kind.LIST ? value.values : value ? [value] : [];
  return { kind: Kind.LIST, values: [withFields(type.ofType, values[0], fields), ...values.slice(1)] };
}
